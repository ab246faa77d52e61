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
        return start(Stream.empty(), arguments);
    }

    /** One that may have no more than so many descriptors. */
    static ChildJvm startLimited(int descriptors, String... arguments) throws IOException {
        String limitAndRun = "ulimit -n " + descriptors + " && exec \"$@\"";
        return start(Stream.of("sh", "-c", limitAndRun, "sh"), arguments);
    }

    private static ChildJvm start(Stream<String> launcher, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = Stream.of(Fd.class, ChildMain.class)
                .map(ChildJvm::location)
                .distinct()
                .collect(Collectors.joining(":"));
        Stream<String> jvm = Stream.of(
                java,
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                ChildMain.class.getName());
        List<String> command = Stream.of(launcher, jvm, Stream.of(arguments))
                .flatMap(part -> part)
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

    /** Waits for its end, and tells how it ended. */
    int reap() throws IOException, InterruptedException {
        int status = process.waitFor();
        output.close();
        process.getOutputStream().close();
        return status;
    }

    void killAndReap() throws IOException, InterruptedException {
        process.destroyForcibly();
        reap();
    }
}
