package org.basenamed.examples.notice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.Security;
import org.basenamed.client.View;

/** Puts a notice up that every user of the machine may read, and nobody but its owner may change. */
public final class Publish {
    static final String NAME = "Global\\notice";
    static final int SIZE = 4096;

    /** The owner may do everything, everybody else (WD, the world) may read. */
    private static final String READERS = "D:(A;;GA;;;OW)(A;;GR;;;WD)";

    public static void main(String[] arguments) throws IOException {
        try (FileMapping notice = FileMapping.create(NAME, SIZE, Security.descriptor(READERS));
                View view = notice.map(Access.READ_WRITE)) {
            if (notice.existed()) {
                System.out.println("There is such a name already, and who made it is not known: nothing was written.");
                return;
            }
            view.segment().setString(0, "The library closes at six.", StandardCharsets.UTF_8);
            System.out.println("The notice is up. Press Enter to take it down.");
            System.in.read();
        }
    }
}
