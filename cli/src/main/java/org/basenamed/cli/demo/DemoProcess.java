package org.basenamed.cli.demo;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of the demo, seen from outside: a Java machine of its own, led over pipes. */
final class DemoProcess implements AutoCloseable {
    /** What decides which broker a process meets, and how long that one stays; the same for all of them. */
    private static final List<String> HANDED_ON = List.of("basenamed.directory", "basenamed.idle.millis");

    private final Process process;
    private final BufferedWriter steps;
    private final BufferedReader answers;

    private DemoProcess(Process process) {
        this.process = process;
        this.steps = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a program of this room, on the Java machine and from the jars that this process runs on. */
    static DemoProcess start(Class<?> program) throws IOException {
        return new DemoProcess(new ProcessBuilder(command(program))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private static List<String> command(Class<?> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:-UsePerfData", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        for (String property : HANDED_ON) {
            String value = System.getProperty(property);
            if (value != null) {
                command.add("-D" + property + "=" + value);
            }
        }
        Module module = program.getModule();
        if (module.isNamed()) {
            command.add("--enable-native-access=org.basenamed.linux");
            command.addAll(List.of("-p", System.getProperty("jdk.module.path")));
            command.addAll(List.of("-m", module.getName() + "/" + program.getName()));
        } else {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        }
        return command;
    }

    int number() {
        return Math.toIntExact(process.pid());
    }

    /** Lets the process take a step, and answers when it has. */
    Answer ask(String step) throws IOException, InterruptedException {
        steps.write(step);
        steps.newLine();
        steps.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new DemoCommand.StoppedException("process " + number() + " ended in the middle of step " + step
                    + ", with status " + process.waitFor());
        }
        return Answer.ofLine(line);
    }

    /** Ends it by SIGKILL; when this returns the kernel has taken everything from it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it end by itself, as it does when there are no more steps. */
    void leave() throws IOException, InterruptedException {
        steps.close();
        process.waitFor();
    }

    /** Ends it if it still runs, and waits until it has. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
