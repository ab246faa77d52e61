package org.basenamed.examples.again;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a program once more, with the same Java and the same modules. */
public final class Again {
    private Again() {}

    /** Starts the program; what it prints goes where this process prints. */
    public static Process start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "--enable-native-access=org.basenamed.linux",
                "-p",
                System.getProperty("jdk.module.path"),
                "-m",
                "org.basenamed.examples/" + program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start();
    }
}
