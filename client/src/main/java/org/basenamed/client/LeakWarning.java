package org.basenamed.client;

import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import org.basenamed.client.core.LocalHandle;

/**
 * Tells of a handle that nobody can close any more. It is not closed in secret: that would free a name at a moment that depends
 * on the garbage collector.
 */
final class LeakWarning {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Cleaner.Cleanable watch;
    private final Watched watched;

    private static final class Watched implements Runnable {
        private final LocalHandle handle;
        private final String name;
        private volatile boolean closed;

        Watched(LocalHandle handle, String name) {
            this.handle = handle;
            this.name = name;
        }

        @Override
        public void run() {
            if (!closed && handle.isOpen()) {
                System.getLogger("org.basenamed.client")
                        .log(
                                Level.WARNING,
                                "handle {0} to \"{1}\" was never closed; it stays open until this process ends",
                                handle.value(),
                                name);
            }
        }
    }

    private LeakWarning(Cleaner.Cleanable watch, Watched watched) {
        this.watch = watch;
        this.watched = watched;
    }

    /** Warns if {@code owner} becomes unreachable while the handle is open. */
    static LeakWarning watch(Object owner, LocalHandle handle, String name) {
        Watched watched = new Watched(handle, name);
        return new LeakWarning(CLEANER.register(owner, watched), watched);
    }

    /** Ends the watch without a warning. */
    void closed() {
        watched.closed = true;
        watch.clean();
    }
}
