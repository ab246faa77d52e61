package org.basenamed.client.core;

import java.util.Map;
import java.util.TreeMap;
import org.basenamed.client.core.PageState.Backing;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Mmap;
import org.basenamed.linux.PageMap;
import org.basenamed.model.section.PageProtection;
import org.basenamed.model.section.SectionRequest;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one view, each with a protection of its own (FM-49, FM-57 to FM-63). Offsets are those in the view, whole pages; the
 * owner sees to turns.
 */
final class ViewPages {
    private static final long PAGE = SectionRequest.PAGE_BYTES;

    private final ViewMemory memory;
    /** Where the state of pages changes, as the first offset of each run. */
    private final TreeMap<Long, PageState> runs = new TreeMap<>();
    /** Copied pages that nobody may touch now, and where they wait until somebody may. */
    private final TreeMap<Long, Long> stashed = new TreeMap<>();

    ViewPages(ViewMemory memory, PageState initial) {
        this.memory = memory;
        runs.put(0L, initial);
    }

    /** What {@code VirtualQuery} tells of the page at {@code offset}. */
    int protectAt(long offset) {
        PageState state = runs.floorEntry(offset).getValue();
        return reported(state, isCopy(offset, state));
    }

    /** Where the pages end that are reported like the one at {@code offset}; at most {@code limit}. */
    long runEnd(long offset, long limit) {
        int wanted = protectAt(offset);
        long at = offset;
        while (at < limit) {
            Map.Entry<Long, PageState> run = runs.floorEntry(at);
            long end = Math.min(nextChange(at), limit);
            PageState state = run.getValue();
            boolean copied = isCopy(at, state);
            if (reported(state, copied) != wanted) {
                return at;
            }
            at = switch (state.backing()) {
                case SHARED -> end;
                case PRIVATE -> at + PageMap.run(memory.address() + at, end - at, copied);
                case NONE -> copied ? at + PAGE : nextStashed(at, end);
            };
        }
        return at;
    }

    private long nextStashed(long offset, long limit) {
        Long next = stashed.higherKey(offset);
        return next == null ? limit : Math.min(next, limit);
    }

    private long nextChange(long offset) {
        Long next = runs.higherKey(offset);
        return next == null ? memory.bytes() : next;
    }

    private boolean isCopy(long offset, PageState state) {
        return switch (state.backing()) {
            case SHARED -> false;
            case PRIVATE -> PageMap.run(memory.address() + offset, PAGE, true) != 0;
            case NONE -> stashed.containsKey(offset);
        };
    }

    /** FM-62, FM-63: a page that has been copied is the view's own, and no longer to be copied. */
    private static int reported(PageState state, boolean copied) {
        PageProtection protection = state.protection();
        if (copied && protection == PageProtection.WRITECOPY) {
            protection = PageProtection.READWRITE;
        } else if (copied && protection == PageProtection.EXECUTE_WRITECOPY) {
            protection = PageProtection.EXECUTE_READWRITE;
        }
        return protection.value() | (state.guard() ? PageProtection.GUARD : 0);
    }

    /** Gives pages another protection, which the view allows. */
    void protect(long from, long to, PageState wanted) {
        long at = from;
        while (at < to) {
            Map.Entry<Long, PageState> run = runs.floorEntry(at);
            long end = Math.min(nextChange(at), to);
            change(at, end, run.getValue().backing(), wanted);
            at = end;
        }
        PageState behind = runs.floorEntry(to - 1).getValue();
        runs.subMap(from, to).clear();
        runs.put(from, wanted);
        if (to < memory.bytes()) {
            runs.putIfAbsent(to, behind);
        }
    }

    private void change(long from, long to, Backing present, PageState wanted) {
        if (wanted.backing() == Backing.NONE) {
            if (present == Backing.PRIVATE) {
                stash(from, to);
            }
            if (present != Backing.NONE) {
                check(NoAccessPages.replace(memory.address() + from, to - from));
            }
        } else if (present == wanted.backing()) {
            allow(from, to, wanted.protection());
        } else if (present == Backing.PRIVATE) {
            share(from, to, wanted.protection());
        } else {
            check(memory.remap(from, to - from, wanted));
            unstash(from, to, wanted.protection());
        }
    }

    private void allow(long from, long to, PageProtection protection) {
        LinuxException.check(
                Mmap.protect(memory.address() + from, to - from, ViewMemory.kernelProtection(protection)),
                "mprotect",
                protection);
    }

    /** Pages that were to be copied and have not been become the section's again; copies stay the view's own. */
    private void share(long from, long to, PageProtection protection) {
        PageState shared = new PageState(protection, false, Backing.SHARED);
        long at = from;
        while (at < to) {
            long uncopied = PageMap.run(memory.address() + at, to - at, false);
            if (uncopied > 0) {
                check(memory.remap(at, uncopied, shared));
                at += uncopied;
            } else {
                long copied = PageMap.run(memory.address() + at, to - at, true);
                allow(at, at + copied, protection);
                at += copied;
            }
        }
    }

    private void stash(long from, long to) {
        long at = from;
        while (at < to) {
            at += PageMap.run(memory.address() + at, to - at, false);
            if (at < to) {
                long place = Mmap.map(
                        0, PAGE, Mmap.PROT_NONE, Mmap.MAP_PRIVATE | Mmap.MAP_ANONYMOUS | Mmap.MAP_NORESERVE, -1, 0);
                check(place);
                LinuxException.check(Mmap.move(memory.address() + at, PAGE, place), "mremap", at);
                stashed.put(at, place);
                at += PAGE;
            }
        }
    }

    private void unstash(long from, long to, PageProtection protection) {
        Map<Long, Long> back = stashed.subMap(from, to);
        back.forEach((offset, place) -> {
            LinuxException.check(Mmap.move(place, PAGE, memory.address() + offset), "mremap", offset);
            allow(offset, offset + PAGE, protection);
        });
        back.clear();
    }

    private static void check(long mapped) {
        if (Mmap.isFailure(mapped)) {
            throw new LinuxException("mmap", (int) -mapped);
        }
    }

    /** Gives back what waits elsewhere. */
    void unmapStashed() {
        for (@Nullable Long place : stashed.values()) {
            LinuxException.check(Mmap.unmap(place, PAGE), "munmap", place);
        }
        stashed.clear();
    }
}
