package org.basenamed.client;

import java.util.Objects;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.SecurityDescriptor;
import org.jspecify.annotations.Nullable;

/** What the creates and opens of all types say alike. */
final class Creation {
    private Creation() {}

    /** Everything that the type allows; with the default descriptor for null. */
    static ObjectAttributes of(ObjectType type, String name, @Nullable SecurityDescriptor security) {
        return new ObjectAttributes(checked(name), type.allAccess(), 0, security);
    }

    static String checked(String name) {
        return Objects.requireNonNull(name, "name");
    }
}
