package org.basenamed.examples.passing;

import java.io.IOException;
import java.nio.file.Path;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.Inheritance;
import org.basenamed.client.View;

/** A parent writes into memory without a name, and starts a child that inherits the handle. */
public final class ByInheritance {
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 1) {
            read(Long.parseLong(arguments[0]));
            return;
        }
        try (FileMapping mapping = FileMapping.createUnnamed(4096);
                View view = mapping.map(Access.READ_WRITE)) {
            view.segment().setString(0, "You have inherited this.");
            mapping.setInheritable(true);
            ProcessBuilder child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:-UsePerfData",
                            "--enable-native-access=org.basenamed.linux",
                            "-p",
                            System.getProperty("jdk.module.path"),
                            "-m",
                            "org.basenamed.examples/" + ByInheritance.class.getName(),
                            String.valueOf(mapping.handleValue()))
                    .inheritIO();
            System.exit(Inheritance.of(child).start().waitFor());
        }
    }

    /** What the child does: the handle has the same number here. */
    private static void read(long handleValue) {
        try (FileMapping mapping = FileMapping.adopt(handleValue);
                View view = mapping.map(Access.READ)) {
            System.out.println("The child reads: " + view.segment().getString(0));
        }
    }
}
