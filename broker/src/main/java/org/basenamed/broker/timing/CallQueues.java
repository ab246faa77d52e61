package org.basenamed.broker.timing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.basenamed.broker.waiting.Board;
import org.jspecify.annotations.Nullable;

/** The calls that timers have queued to threads and that no thread has taken yet: one of a timer at most (SYN-41). */
final class CallQueues {
    private final Map<Integer, SequencedMap<Long, QueuedCall>> byThread = new HashMap<>();
    private final Map<Long, QueuedCall> byTimer = new HashMap<>();

    /** Queues a call, unless one of that timer is queued already, and tells the thread. */
    void add(QueuedCall call) {
        if (byTimer.putIfAbsent(call.timer(), call) == null) {
            queueOf(call.target()).put(call.timer(), call);
            tell(call.target());
        }
    }

    /** Takes back what the timer has queued. */
    void remove(long timer) {
        QueuedCall call = byTimer.remove(timer);
        if (call != null) {
            queueOf(call.target()).remove(timer);
            tell(call.target());
        }
    }

    /** Takes the first call of a thread if it was queued before {@code beforeNanos}; null otherwise. */
    @Nullable
    QueuedCall take(Board board, int threadSlot, long beforeNanos) {
        SequencedMap<Long, QueuedCall> queue = byThread.get(board.owner(threadSlot));
        if (queue == null || queue.firstEntry().getValue().queuedNanos() >= beforeNanos) {
            return null;
        }
        QueuedCall first = queue.firstEntry().getValue();
        remove(first.timer());
        return first;
    }

    /** Forgets what was queued to a thread that has ended. */
    void forget(Board board, int threadSlot) {
        if (forget(board.owner(threadSlot))) {
            board.tellCalls(threadSlot, 0);
        }
    }

    /** Forgets what was queued to the threads of a process that has ended. */
    void forget(Board board) {
        byThread.values().stream()
                .map(queue -> queue.firstEntry().getValue().target())
                .filter(target -> target.board() == board)
                .toList()
                .forEach(target -> forget(target.owner()));
    }

    private boolean forget(int owner) {
        SequencedMap<Long, QueuedCall> queue = byThread.remove(owner);
        if (queue == null) {
            return false;
        }
        queue.keySet().forEach(byTimer::remove);
        return true;
    }

    private SequencedMap<Long, QueuedCall> queueOf(CallTarget target) {
        return byThread.computeIfAbsent(target.owner(), owner -> new LinkedHashMap<>());
    }

    private void tell(CallTarget target) {
        int count = queueOf(target).size();
        if (count == 0) {
            byThread.remove(target.owner());
        }
        target.board().tellCalls(target.threadSlot(), count);
    }
}
