package org.basenamed.testkit.operation;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.basenamed.win32.Kernel32;
import org.basenamed.win32.SynchApi;

/** Atomic operations on 32 bits of memory. */
final class Atomics {

    private static final VarHandle WORD = ValueLayout.JAVA_INT.varHandle();

    private static final int LOCK_MILLIS = 10_000;

    private static final int YIELD_EVERY = 16;

    private static final int EXCEPTION_ACCESS_VIOLATION = 0xc0000005;

    private Atomics() {}

    static List<Row> rows() {
        return List.of(
                Row.of("xadd32", "v n", Atomics::add),
                Row.of("cas32", "v old new", Atomics::compareAndExchange),
                Row.of("spinadd32", "v times", Atomics::spin),
                Row.of("lockedadd32", "h v times", Atomics::lockedAdd));
    }

    /**
     * Works on the word at {@code v}. Where there is none to be written, Windows raises an exception that nobody handles,
     * and it ends the process.
     */
    private static Answer onWord(Arguments a, Function<MemorySegment, String> work) {
        Optional<MemorySegment> word = OwnMemory.word(a.number("v"));
        if (word.isEmpty()) {
            Kernel32.ExitProcess(EXCEPTION_ACCESS_VIOLATION);
        }
        return Answer.of(work.apply(word.orElseThrow()));
    }

    private static Answer add(Arguments a) {
        int summand = (int) a.number("n", 1);
        return onWord(a, word -> Integer.toUnsignedString((int) WORD.getAndAdd(word, 0L, summand)));
    }

    private static Answer compareAndExchange(Arguments a) {
        return onWord(
                a,
                word -> Integer.toUnsignedString(
                        (int) WORD.compareAndExchange(word, 0L, a.dword("old"), a.dword("new"))));
    }

    private static Answer spin(Arguments a) {
        int times = (int) a.number("times", 1);
        return onWord(a, word -> {
            for (int i = 0; i < times; i++) {
                WORD.getAndAdd(word, 0L, 1);
            }
            return "ok";
        });
    }

    /** Adds with plain reads and writes, so that only the mutex keeps the sum right. */
    // giving up the processor between read and write is what makes a mutex that lets two in show it
    @SuppressWarnings("ThreadPriorityCheck")
    private static Answer lockedAdd(Arguments a) {
        long mutex = a.number("h");
        int times = (int) a.number("times", 1);
        return onWord(a, word -> {
            boolean bad = false;
            for (int i = 0; i < times; i++) {
                bad |= Kernel32.WaitForSingleObject(mutex, LOCK_MILLIS) != SynchApi.WAIT_OBJECT_0;
                int sum = word.get(ValueLayout.JAVA_INT, 0);
                if (i % YIELD_EVERY == 0) {
                    Thread.yield();
                }
                word.set(ValueLayout.JAVA_INT, 0, sum + 1);
                bad |= !Kernel32.ReleaseMutex(mutex);
            }
            return bad ? "bad" : "ok";
        });
    }
}
