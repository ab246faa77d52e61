package org.basenamed.examples.sharing;

import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.ObjectNotFoundException;
import org.basenamed.client.View;

/** Finds the memory of the first process by its name, and shows the message. */
public final class SecondProcess {
    public static void main(String[] arguments) {
        try (FileMapping mapping = FileMapping.open(FirstProcess.NAME, Access.READ);
                View view = mapping.map(Access.READ, 0, FirstProcess.SIZE_BYTES)) {
            System.out.println(view.segment().getString(0));
        } catch (ObjectNotFoundException e) {
            System.out.println(e.getMessage());
            System.out.println("Is the first process running?");
            System.exit(1);
        }
    }
}
