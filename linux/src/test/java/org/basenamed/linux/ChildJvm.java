package org.basenamed.linux;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another process that runs {@link ChildMain}. */
final class ChildJvm {
    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static ChildJvm start(String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = Stream.of(Fd.class, ChildMain.class)
                .map(ChildJvm::location)
                .distinct()
                .collect(Collectors.joining(":"));
        List<String> command = Stream.concat(
                        Stream.of(
                                java,
                                "-XX:-UsePerfData",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath,
                                ChildMain.class.getName()),
                        Stream.of(arguments))
                .toList();
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private static String location(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    String readLine() throws IOException {
        return output.readLine();
    }

    long pid() {
        return process.pid();
    }

    void killAndReap() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        output.close();
        process.getOutputStream().close();
    }
}
