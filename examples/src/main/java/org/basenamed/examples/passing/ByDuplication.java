package org.basenamed.examples.passing;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Scanner;
import org.basenamed.client.Access;
import org.basenamed.client.AccessDeniedException;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;

/** A parent gives a child that runs already a handle to memory without a name, for reading only. */
public final class ByDuplication {
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 1) {
            read(new Scanner(System.in, StandardCharsets.UTF_8).nextLong());
            return;
        }
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "--enable-native-access=org.basenamed.linux",
                        "-p",
                        System.getProperty("jdk.module.path"),
                        "-m",
                        "org.basenamed.examples/" + ByDuplication.class.getName(),
                        "child")
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (FileMapping mapping = FileMapping.createUnnamed(4096);
                View view = mapping.map(Access.READ_WRITE);
                PrintWriter toChild = new PrintWriter(child.outputWriter(), true)) {
            view.segment().setString(0, "This was given to you.");
            toChild.println(mapping.duplicateTo(child.toHandle(), Access.READ));
            System.exit(child.waitFor());
        }
    }

    /** What the child does: it is told the handle's number here. */
    private static void read(long handleValue) {
        try (FileMapping mapping = FileMapping.adopt(handleValue);
                View view = mapping.map(Access.READ)) {
            System.out.println("The child reads: " + view.segment().getString(0));
            mapping.map(Access.READ_WRITE).close();
        } catch (AccessDeniedException e) {
            System.out.println("The child must not write.");
        }
    }
}
