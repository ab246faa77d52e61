package org.basenamed.model.security;

import java.util.Arrays;
import java.util.Optional;
import org.basenamed.model.rights.GenericMapping;

/**
 * One entry of an access control list.
 *
 * @param type what it does
 * @param flags how it is inherited and audited, bits of {@link #INHERIT_ONLY} and its neighbours
 * @param mask the rights that it is about
 * @param sid whom it is about
 */
public record Ace(Type type, int flags, int mask, Sid sid) {
    /** It does not count for the object itself. */
    public static final int INHERIT_ONLY = 0x08;

    /** What an entry does. Types with conditions or with the GUIDs of directory services are unknown here. */
    public enum Type {
        ALLOW(0x00, "A"),
        DENY(0x01, "D"),
        AUDIT(0x02, "AU"),
        ALARM(0x03, "AL"),
        LABEL(0x11, "ML");

        private final int number;
        private final String letters;

        Type(int number, String letters) {
            this.number = number;
            this.letters = letters;
        }

        static Optional<Type> ofNumber(int number) {
            return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
        }

        static Optional<Type> ofLetters(String letters) {
            return Arrays.stream(values())
                    .filter(type -> type.letters.equalsIgnoreCase(letters))
                    .findFirst();
        }

        int number() {
            return number;
        }

        /** How SDDL calls it. */
        String letters() {
            return letters;
        }

        boolean isDiscretionary() {
            return this == ALLOW || this == DENY;
        }
    }

    /** Whether it counts for the object that it stands at. */
    boolean isEffective() {
        return (flags & INHERIT_ONLY) == 0;
    }

    /** The same with generic rights replaced by what they stand for on the type of object (SEC-15). */
    Ace mapped(GenericMapping mapping) {
        return type.isDiscretionary() ? new Ace(type, flags, mapping.map(mask), sid) : this;
    }
}
