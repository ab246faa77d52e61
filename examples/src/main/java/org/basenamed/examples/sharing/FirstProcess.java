package org.basenamed.examples.sharing;

import java.io.IOException;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;

/** Makes memory that has a name, and keeps a message in it until Enter is pressed. */
public final class FirstProcess {
    static final String NAME = "Global\\MyFileMappingObject";
    static final int SIZE_BYTES = 256;

    public static void main(String[] arguments) throws IOException {
        try (FileMapping mapping = FileMapping.create(NAME, SIZE_BYTES);
                View view = mapping.map(Access.READ_WRITE, 0, SIZE_BYTES)) {
            view.segment().setString(0, "Message from first process");
            System.out.println("The message is in " + NAME + ". Press Enter to close it.");
            System.in.read();
        }
        System.out.println("Closed.");
    }
}
