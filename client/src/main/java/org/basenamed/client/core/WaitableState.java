package org.basenamed.client.core;

import org.basenamed.dispatcher.Header;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.waitable.Mutex;
import org.basenamed.model.waitable.WaitWord;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.TimerCatalogue;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.WaitableStateReply;

/** The state of waitable objects, as it is at the moment of the look. */
public final class WaitableState {

    /**
     * Who owns a mutex.
     *
     * @param count 1 if nobody; otherwise 0 less how often the owner has acquired it beyond the first time (SYN-12)
     * @param byCaller whether the calling thread does
     * @param abandoned whether the last owner has ended without releasing it, and nobody has acquired it since
     */
    public record Ownership(int count, boolean byCaller, boolean abandoned) {}

    private WaitableState() {}

    /** Whether an event or timer is signalled, 1 or 0; the count of a semaphore. */
    public static Result<Integer> value(WaitableHandle handle) {
        return state(handle).map(WaitableStateReply::value);
    }

    /** Who owns a mutex. */
    public static Result<Ownership> ownership(WaitableHandle mutex) {
        settleOwner(mutex);
        return state(mutex).map(state -> {
            boolean byCaller = state.value() == mutex.membership().seat().seat().owner();
            boolean free = state.value() == Mutex.FREE;
            return new Ownership(free ? 1 : -state.recursion(), byCaller, free && state.abandoned());
        });
    }

    /** By the header, as long as that is the one to believe. */
    private static Result<WaitableStateReply> state(WaitableHandle handle) {
        Header header = handle.header();
        long word = header == null ? WaitWord.MEDIATED : header.word();
        return header == null || WaitWord.isMediated(word)
                ? told(handle, new HandleRequest(handle.value()))
                : Result.granted(new WaitableStateReply(
                        handle.waitable().state(word), header.recursion(), WaitWord.isAbandoned(word)));
    }

    private static Result<WaitableStateReply> told(WaitableHandle handle, HandleRequest request) {
        return switch (handle.type()) {
            case EVENT -> handle.ask(InspectionCatalogue.QUERY_EVENT, request);
            case MUTEX -> handle.ask(InspectionCatalogue.QUERY_MUTEX, request);
            case SEMAPHORE -> handle.ask(InspectionCatalogue.QUERY_SEMAPHORE, request);
            case TIMER ->
                handle.ask(TimerCatalogue.QUERY_TIMER, request)
                        .map(timer -> new WaitableStateReply(timer.signalled() ? 1 : 0, 0, false));
            case PROCESS, THREAD ->
                handle.ask(ProcessCatalogue.QUERY_END, request)
                        .map(task -> new WaitableStateReply(task.ended() ? 1 : 0, 0, false));
            case JOB, COMPLETION_PORT, FILE_MAPPING, PRIVATE_NAMESPACE, FILE ->
                Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        };
    }

    /**
     * Brings an object up to date that does not look signalled, if it may be out of date: by the end of a thread or process.
     *
     * @return whether it is worth another look
     */
    static boolean settle(WaitableHandle handle) {
        return switch (handle.type()) {
            case MUTEX -> settleOwner(handle);
            case PROCESS, THREAD -> ProcessAccess.settleEnd(handle);
            case EVENT, SEMAPHORE, TIMER, JOB, COMPLETION_PORT, FILE_MAPPING, PRIVATE_NAMESPACE, FILE -> false;
        };
    }

    /** Has a mutex abandoned whose owner is a thread of this process that has ended; whether it was such a one. */
    static boolean settleOwner(WaitableHandle handle) {
        if (!(handle.waitable() instanceof Mutex)) {
            return false;
        }
        Header header = handle.header();
        long word = header == null ? WaitWord.MEDIATED : header.word();
        // the broker may keep the state for itself, and the word says nothing then
        boolean unknown = WaitWord.isMediated(word) && WaitWord.value(word) == Mutex.FREE;
        return unknown ? handle.membership().settleEnds() : handle.membership().settleEnd(WaitWord.value(word));
    }
}
