package org.basenamed.model.security;

import java.util.List;
import org.basenamed.model.rights.GenericMapping;

/**
 * An access control list. The order of its entries counts (SEC-18).
 *
 * @param entries none means that nobody is let in
 */
public record Acl(List<Ace> entries) {
    /** Nobody is let in. */
    public static final Acl EMPTY = new Acl(List.of());

    /** Copies the list. */
    public Acl {
        entries = List.copyOf(entries);
    }

    /** The same with generic rights replaced by what they stand for on the type of object (SEC-15, SEC-26). */
    Acl mapped(GenericMapping mapping) {
        return new Acl(entries.stream().map(ace -> ace.mapped(mapping)).toList());
    }

    /** Only the entries that are integrity labels, or only the others. */
    Acl labels(boolean labels) {
        return new Acl(entries.stream()
                .filter(ace -> labels == (ace.type() == Ace.Type.LABEL))
                .toList());
    }
}
