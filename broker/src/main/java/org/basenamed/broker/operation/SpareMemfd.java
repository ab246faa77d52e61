package org.basenamed.broker.operation;

import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Memfd;
import org.jspecify.annotations.Nullable;

/**
 * One empty memfd, made before it is asked for: making it takes longer than all else that a create does. It has been nobody's, so
 * it is as good as one made on demand.
 */
final class SpareMemfd {
    /** What all memory of this broker is called in {@code /proc}. */
    static final String NAME = "basenamed";

    private @Nullable Fd spare;

    /** An empty one that cannot be executed; the caller's. */
    Fd take() {
        Fd taken = spare;
        spare = null;
        return taken == null ? Memfd.create(NAME, false) : taken;
    }

    /** Sees that there is one, unless that would take the last descriptor. */
    void prepare() {
        if (spare == null) {
            try {
                Fd made = Memfd.create(NAME, false);
                // closed again at once: somebody may need it more
                try (made;
                        Fd another = made.duplicate()) {
                    spare = another.duplicate();
                }
            } catch (LinuxException e) {
                if (e.errno() != Errno.EMFILE && e.errno() != Errno.ENFILE && e.errno() != Errno.ENOMEM) {
                    throw e;
                }
                // whoever asks for one is told
            }
        }
    }
}
