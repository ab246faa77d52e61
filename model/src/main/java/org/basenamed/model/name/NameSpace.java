package org.basenamed.model.name;

import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.basenamed.model.Win32Error;
import org.jspecify.annotations.Nullable;

/**
 * All names of one broker: the machine-wide directory, and one directory a session, with the links of NS-21 and NS-22
 * in each.
 *
 * @param <T> the objects that have names
 */
public final class NameSpace<T> {
    /** The most UTF-16 units a name may have (namespace.md, section 2). */
    public static final int MAX_NAME_UNITS = 32_766;

    private static final char SEPARATOR = '\\';
    private static final String GLOBAL = "Global";
    private static final String LOCAL = "Local";
    private static final String SESSION = "Session";
    private static final int LINKS = 3;

    private final Directory<T> global = new Directory<>("Global\\");
    private final Directory<T> sessionLinks = new Directory<>("Session\\");
    private final TreeMap<Integer, Directory<T>> sessions = new TreeMap<>();

    public NameSpace() {
        sessions.put(0, global);
        sessionLinks.put("0", global);
        link(global, global);
    }

    /** The default directory of session {@code number}, made on first use; session 0's is the machine-wide one (NS-21). */
    public Directory<T> session(int number) {
        return sessions.computeIfAbsent(number, this::openSession);
    }

    private Directory<T> openSession(int number) {
        String text = Integer.toUnsignedString(number);
        Directory<T> directory = new Directory<>("Session\\" + text + "\\");
        link(directory, directory);
        sessionLinks.put(text, directory);
        return directory;
    }

    private void link(Directory<T> in, Directory<T> local) {
        in.put(GLOBAL, global);
        in.put(LOCAL, local);
        in.put(SESSION, sessionLinks);
    }

    /** Whether a free name in {@code directory} is a machine-wide one, seen from {@code sessionNumber} (NS-25). */
    public boolean isForeignGlobal(Directory<T> directory, int sessionNumber) {
        return directory == global && sessionNumber != 0;
    }

    /** Forgets the directory of a session in which there is nothing; whether that was so. */
    public boolean closeIfEmpty(int number) {
        Directory<T> directory = sessions.get(number);
        if (directory == null || directory == global || directory.size() != LINKS) {
            return false;
        }
        sessions.remove(number);
        sessionLinks.unbind(Integer.toUnsignedString(number));
        return true;
    }

    /** Where {@code name} leads for a process of session {@code sessionNumber}: NS-3, NS-4, NS-21 to NS-24. */
    public Resolution<T> resolve(String name, int sessionNumber) {
        return resolve(name, sessionNumber, number -> true);
    }

    /** As {@link #resolve(String, int)}, for a process that may enter the directories of some sessions only. */
    public Resolution<T> resolve(String name, int sessionNumber, IntPredicate mayEnter) {
        if (name.length() > MAX_NAME_UNITS) {
            return malformed(Win32Error.ERROR_INVALID_NAME);
        }
        if (name.isEmpty()) {
            return malformed(Win32Error.ERROR_INVALID_HANDLE);
        }
        if (name.charAt(0) == SEPARATOR) {
            return malformed(Win32Error.ERROR_BAD_PATHNAME);
        }
        return walk(session(sessionNumber), name, 0, mayEnter);
    }

    /** Where the rest of {@code name} from {@code start} on leads in a directory that is not this space's (NS-38). */
    public Resolution<T> resolveIn(Directory<T> directory, String name, int start) {
        return name.length() > MAX_NAME_UNITS
                ? malformed(Win32Error.ERROR_INVALID_NAME)
                : walk(directory, name, start, number -> true);
    }

    private Resolution<T> walk(Directory<T> from, String name, int begin, IntPredicate mayEnter) {
        Directory<T> directory = from;
        int start = begin;
        int end = name.indexOf(SEPARATOR, start);
        while (end >= 0) {
            if (end == start) {
                return malformed(Win32Error.ERROR_INVALID_NAME);
            }
            String step = name.substring(start, end);
            NameEntry<T> entry = directory.find(step);
            if (directory == sessionLinks
                    && entry instanceof Directory<T>
                    && entry != global
                    && !mayEnter.test(Integer.parseUnsignedInt(step))) {
                return malformed(Win32Error.ERROR_ACCESS_DENIED);
            }
            if (!(entry instanceof Directory<T> next)) {
                return malformed(entry == null ? Win32Error.ERROR_PATH_NOT_FOUND : Win32Error.ERROR_INVALID_HANDLE);
            }
            directory = next;
            start = end + 1;
            end = name.indexOf(SEPARATOR, start);
        }
        return leaf(directory, name.substring(start));
    }

    private Resolution<T> leaf(Directory<T> directory, String leaf) {
        if (leaf.isEmpty()) {
            return malformed(Win32Error.ERROR_INVALID_NAME);
        }
        @Nullable NameEntry<T> entry = directory.find(leaf);
        if (entry instanceof Named<T>(T object)) {
            return new Resolution.Found<>(object);
        }
        if (entry != null) {
            return malformed(Win32Error.ERROR_INVALID_HANDLE);
        }
        // only sessions live in the directory of sessions
        return directory == sessionLinks
                ? malformed(Win32Error.ERROR_ACCESS_DENIED)
                : new Resolution.Free<>(directory, leaf);
    }

    private Resolution<T> malformed(Win32Error error) {
        return new Resolution.Malformed<>(error);
    }
}
