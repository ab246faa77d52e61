package org.basenamed.examples.notice;

import java.nio.charset.StandardCharsets;
import org.basenamed.client.Access;
import org.basenamed.client.AccessDeniedException;
import org.basenamed.client.FileMapping;
import org.basenamed.client.ObjectNotFoundException;
import org.basenamed.client.View;

/** Reads the notice of another user, and tries to change it. */
public final class Read {
    public static void main(String[] arguments) {
        try (FileMapping notice = FileMapping.open(Publish.NAME, Access.READ);
                View view = notice.map(Access.READ)) {
            System.out.println("It says: " + view.segment().getString(0, StandardCharsets.UTF_8));
        } catch (ObjectNotFoundException e) {
            System.out.println("There is no notice.");
            return;
        }
        try (FileMapping notice = FileMapping.open(Publish.NAME, Access.READ_WRITE);
                View view = notice.map(Access.READ_WRITE)) {
            System.out.println(
                    "It could be changed, all " + view.segment().byteSize() + " bytes of it: by its own user.");
        } catch (AccessDeniedException e) {
            System.out.println("It may not be changed by this user.");
        }
    }
}
