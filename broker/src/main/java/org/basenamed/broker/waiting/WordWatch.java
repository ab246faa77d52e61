package org.basenamed.broker.waiting;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.linux.EventFd;
import org.basenamed.linux.Fd;
import org.basenamed.linux.Futex;
import org.basenamed.linux.KernelFeatures;
import org.basenamed.linux.Mmap;

/*
 * A futex cannot be watched by an epoll. So threads sleep on the words, each on as many as the kernel lets one sleep on, and on one of their own,
 * by which they are called. A thread that has seen a change tells it once, and then sleeps on its own word alone until the change has been
 * dealt with. What is removed may be unmapped at once: words are read under the sleeper's lock, and the kernel does not mind.
 */
/** Tells by a descriptor when words of shared memory have changed. For the thread that has made it. */
final class WordWatch implements AutoCloseable {
    private static final int WORDS = Futex.MAX_WAITERS - 1;
    private static final VarHandle WORD = ValueLayout.JAVA_INT.varHandle();

    private final boolean possible = KernelFeatures.probed().futexWaitv();
    private final EventFd changed = EventFd.create();
    private final List<Sleeper> sleepers = new ArrayList<>();

    /** A word that is watched. */
    static final class Watched {
        private final Sleeper sleeper;
        private MemorySegment word;
        private int expected;

        private Watched(Sleeper sleeper, MemorySegment word, int expected) {
            this.sleeper = sleeper;
            this.word = everywhere(word);
            this.expected = expected;
        }

        /** The same for the sleeper's thread, which may not touch what belongs to another one. */
        private static MemorySegment everywhere(MemorySegment word) {
            return Mmap.at(word.address(), Integer.BYTES);
        }

        /** Whether it is no longer what was expected of it. */
        boolean isChanged() {
            synchronized (sleeper) {
                return (int) WORD.getVolatile(word, 0L) != expected;
            }
        }
    }

    WordWatch() {}

    /** Readable when a word has changed: {@link #begin} then. */
    Fd descriptor() {
        return changed.fd();
    }

    /** Watches a word; on a kernel that lets nobody sleep on several, nothing is ever told of it. */
    Watched add(MemorySegment word, int expected) {
        for (Sleeper sleeper : sleepers) {
            if (sleeper.hasRoom()) {
                return sleeper.add(word, expected);
            }
        }
        Sleeper sleeper = new Sleeper(changed);
        sleepers.add(sleeper);
        Watched watched = sleeper.add(word, expected);
        if (possible) {
            sleeper.start();
        }
        return watched;
    }

    /** Watches another word in its place, or expects something else of it; between {@link #begin} and {@link #end}. */
    void expect(Watched watched, MemorySegment word, int expected) {
        synchronized (watched.sleeper) {
            watched.word = Watched.everywhere(word);
            watched.expected = expected;
        }
    }

    /** Watches it no longer: its memory may be unmapped from here on. */
    void remove(Watched watched) {
        watched.sleeper.remove(watched);
    }

    /** Takes the news; whoever wants to know which words have changed, asks them. */
    void begin() {
        changed.drain();
    }

    /** Goes on watching, after what had changed is expected. */
    void end() {
        sleepers.forEach(Sleeper::goOn);
    }

    @Override
    public void close() {
        sleepers.forEach(Sleeper::end);
        changed.close();
    }

    private static final class Sleeper {
        private final EventFd changed;
        private final MemorySegment call = Arena.ofAuto().allocate(Integer.BYTES, Integer.BYTES);
        private final MemorySegment entries =
                Arena.ofAuto().allocate(Futex.WAITV_ENTRY.byteSize() * Futex.MAX_WAITERS, Long.BYTES);
        private final List<Watched> watched = new ArrayList<>();
        private final Thread thread = Thread.ofPlatform().daemon().name("words").unstarted(this::run);
        private boolean told;
        private boolean ended;

        Sleeper(EventFd changed) {
            this.changed = changed;
        }

        void start() {
            thread.start();
        }

        boolean hasRoom() {
            return watched.size() < WORDS;
        }

        synchronized Watched add(MemorySegment word, int expected) {
            Watched added = new Watched(this, word, expected);
            watched.add(added);
            call();
            return added;
        }

        synchronized void remove(Watched removed) {
            watched.remove(removed);
        }

        synchronized void goOn() {
            if (told) {
                told = false;
                call();
            }
        }

        private void call() {
            WORD.getAndAdd(call, 0L, 1);
            Futex.wake(call.address(), Futex.WAKE_ALL);
        }

        void end() {
            synchronized (this) {
                ended = true;
                call();
            }
            try {
                thread.join();
            } catch (InterruptedException e) {
                // it ends without being waited for
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            for (int count = prepare(); count > 0; count = prepare()) {
                Futex.waitAny(entries, count, Futex.NO_TIMEOUT);
            }
        }

        /** Tells what has changed; on how many words to sleep then, 0 for no more. */
        private synchronized int prepare() {
            if (ended) {
                return 0;
            }
            if (!told && watched.stream().anyMatch(Watched::isChanged)) {
                told = true;
                changed.signal();
            }
            Futex.setWaiter(entries, 0, call.address(), (int) WORD.getVolatile(call, 0L));
            int count = 1;
            for (Watched word : told ? List.<Watched>of() : watched) {
                Futex.setWaiter(entries, count, word.word.address(), word.expected);
                count++;
            }
            return count;
        }
    }
}
