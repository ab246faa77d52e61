package org.basenamed.model.name;

import java.util.HashSet;
import java.util.Set;
import org.basenamed.model.security.Sid;
import org.basenamed.model.security.Token;
import org.jspecify.annotations.Nullable;

/**
 * What a private namespace is known by, and who may make it: processes meet if they describe equal boundaries (NS-32). Names compare by
 * UTF-16 code unit; the order of SIDs has no meaning.
 *
 * @param name any text
 * @param sids whoever makes the namespace has to be all of these users and in all of these groups; without one nobody can
 * @param label the least integrity level of whoever makes it; null for any
 */
public record Boundary(String name, Set<Sid> sids, @Nullable Sid label) {
    /** The most units of a name and the most SIDs that are taken. */
    public static final int MAX_NAME_UNITS = 1024;

    /** See {@link #MAX_NAME_UNITS}. */
    public static final int MAX_SIDS = 64;

    /** Copies the set. */
    public Boundary {
        sids = Set.copyOf(sids);
    }

    /** One that nobody can make yet: SIDs are added by {@link #with}. */
    public static Boundary of(String name) {
        return new Boundary(name, Set.of(), null);
    }

    /** This boundary, with one more SID. */
    public Boundary with(Sid sid) {
        Set<Sid> more = new HashSet<>(sids);
        more.add(sid);
        return new Boundary(name, more, label);
    }

    /** This boundary, for processes of at least that integrity level. */
    public Boundary withLabel(Sid level) {
        return new Boundary(name, sids, level);
    }

    /** Whether there can be a namespace of it. */
    public boolean isComplete() {
        return !sids.isEmpty()
                && sids.size() <= MAX_SIDS
                && name.length() <= MAX_NAME_UNITS
                && (label == null || label.isIntegrityLevel());
    }

    /** Whether a process with that token may make the namespace (NS-34). */
    public boolean contains(Token token) {
        return sids.stream().allMatch(token::isIn) && (label == null || token.reaches(label));
    }
}
