package org.basenamed.model.object;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.basenamed.model.rights.ObjectType;

/**
 * What {@link ObjectSpace} has to answer, written down a second time in the plainest way: no counters, everything is counted
 * anew each time. It knows only the names of {@link #meaning}.
 */
final class NaiveSpace {
    record Thing(long id, ObjectType type, String path) {}

    record Handle(Thing thing, int granted, int flags) {}

    /** What an operation has to answer: an error's number, or the handle and whether its object was there before. */
    record Answer(int error, int value, boolean existed) {
        static Answer refused(int error) {
            return new Answer(error, 0, false);
        }
    }

    static final class Member {
        final int session;
        final Map<Integer, Handle> handles = new TreeMap<>();
        private final Deque<Integer> freed = new ArrayDeque<>();
        private int highest;

        Member(int session) {
            this.session = session;
        }

        private int add(Handle handle) {
            int value = freed.isEmpty() ? highest += 4 : freed.pop();
            handles.put(value, handle);
            return value;
        }

        private void remove(int value) {
            handles.remove(value);
            freed.push(value);
        }
    }

    /** Every name that the test uses. */
    static final List<String> NAMES = List.of(
            "",
            "a",
            "A",
            "Local\\a",
            "Global\\a",
            "Global\\b",
            "Session\\1\\a",
            "Session\\2\\a",
            "Local",
            "\\a",
            "a\\b",
            "x\\y",
            "Global\\\\a",
            "Local\\Global\\b");

    final List<Member> members = new ArrayList<>();
    private final Set<Integer> sessions = new HashSet<>(Set.of(0));
    private long lastId;

    void admit(int session) {
        sessions.add(session);
        members.add(new Member(session));
    }

    /** A session is over when nobody is in it, unless there are still names of it at that moment. */
    void end(int index) {
        int session = members.remove(index).session;
        boolean kept = session == 0
                || members.stream().anyMatch(member -> member.session == session)
                || things().keySet().stream().anyMatch(path -> path.startsWith(session + ":"));
        if (!kept) {
            sessions.remove(session);
        }
    }

    /** The full path that a name of {@link #NAMES} stands for, or the number of its error. */
    private String meaning(String name, int session) {
        return switch (name) {
            case "a", "A" -> session + ":" + name;
            case "Local\\a" -> session + ":a";
            case "Global\\a" -> "0:a";
            case "Global\\b", "Local\\Global\\b" -> "0:b";
            case "Session\\1\\a" -> sessions.contains(1) ? "1:a" : "3";
            case "Session\\2\\a" -> sessions.contains(2) ? "2:a" : "3";
            case "", "Local" -> "6";
            case "\\a" -> "161";
            case "a\\b" -> things().containsKey(session + ":a") ? "6" : "3";
            case "x\\y" -> "3";
            case "Global\\\\a" -> "123";
            default -> throw new AssertionError(name);
        };
    }

    /** All living things that have a path. */
    Map<String, Thing> things() {
        Map<String, Thing> things = new HashMap<>();
        members.forEach(process -> process.handles.values().stream()
                .filter(handle -> !handle.thing.path.isEmpty())
                .forEach(handle -> things.put(handle.thing.path, handle.thing)));
        return things;
    }

    /** How many handles are open to each living thing. */
    Map<Thing, Integer> handleCounts() {
        Map<Thing, Integer> counts = new HashMap<>();
        members.forEach(
                process -> process.handles.values().forEach(handle -> counts.merge(handle.thing, 1, Integer::sum)));
        return counts;
    }

    Answer create(Member process, ObjectType type, ObjectAttributes wish) {
        if (wish.name().isEmpty()) {
            return added(process, new Thing(++lastId, type, ""), wish, false);
        }
        String path = meaning(wish.name(), process.session);
        if (!path.contains(":")) {
            return Answer.refused(Integer.parseInt(path));
        }
        Thing present = things().get(path);
        return present == null
                ? added(process, new Thing(++lastId, type, path), wish, false)
                : existing(process, present, type, wish, true);
    }

    Answer open(Member process, ObjectType type, ObjectAttributes wish) {
        String path = meaning(wish.name(), process.session);
        if (!path.contains(":")) {
            return Answer.refused(Integer.parseInt(path));
        }
        Thing present = things().get(path);
        return present == null ? Answer.refused(2) : existing(process, present, type, wish, false);
    }

    private Answer existing(Member process, Thing thing, ObjectType type, ObjectAttributes wish, boolean create) {
        if (thing.type != type) {
            return Answer.refused(6);
        }
        boolean valid = (wish.desiredAccess() & ~thing.type.validMask()) == 0;
        if (wish.desiredAccess() == 0 || !valid) {
            return Answer.refused(5);
        }
        int granted = withImplied(thing.type, wish.desiredAccess());
        return added(process, thing, new ObjectAttributes(wish.name(), granted, wish.handleFlags()), create);
    }

    private Answer added(Member process, Thing thing, ObjectAttributes wish, boolean existed) {
        int granted = wish.desiredAccess() & thing.type.validMask();
        return new Answer(0, process.add(new Handle(thing, granted, wish.handleFlags())), existed);
    }

    /** SEC-6: of processes and threads, the wider right to ask or to set brings the limited one along. */
    private static int withImplied(ObjectType type, int access) {
        return switch (type) {
            case PROCESS -> access | ((access & 0x400) << 2) | ((access & 0x200) << 4);
            case THREAD -> access | ((access & 0x40) << 5) | ((access & 0x20) << 5);
            default -> access;
        };
    }

    /** The error's number; 0 when it is closed. */
    int close(Member process, int value) {
        Handle handle = process.handles.get(value & ~3);
        if (handle == null || (handle.flags & HandleEntry.PROTECT_FROM_CLOSE) != 0) {
            return 6;
        }
        process.remove(value & ~3);
        return 0;
    }
}
