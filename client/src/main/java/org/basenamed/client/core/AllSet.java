package org.basenamed.client.core;

import java.util.Arrays;
import java.util.List;
import org.basenamed.dispatcher.Header;
import org.basenamed.model.waitable.ManualResetEvent;
import org.basenamed.model.waitable.WaitWord;

/**
 * A wait for all of several objects that stay signalled, as far as their words tell that it is satisfied: nothing has to be taken then,
 * so nobody has to be asked. It needs an instant at which all of them were signalled. Each is looked at twice: between the looks at the
 * last one and the second look at the first lies such an instant, if none has changed meanwhile.
 */
final class AllSet {
    private static final long NOT_ALL = -1;

    private AllSet() {}

    /** Whether such a wait is satisfied; if not, or if that is not so simple, nothing is said and nothing has changed. */
    static boolean isSatisfied(List<WaitableHandle> handles) {
        long changes = changes(handles);
        return changes != NOT_ALL && !hasDuplicate(handles) && changes(handles) == changes;
    }

    /**
     * How often the states of all have changed, which falls once in 2<sup>31</sup> changes of one only; {@link #NOT_ALL} if one is not
     * signalled, or not such an object.
     */
    private static long changes(List<WaitableHandle> handles) {
        long sum = 0;
        for (int i = 0; i < handles.size(); i++) {
            WaitableHandle handle = handles.get(i);
            Header header = handle.header();
            if (header == null || !(handle.waitable() instanceof ManualResetEvent)) {
                return NOT_ALL;
            }
            long word = header.word();
            if (WaitWord.isMediated(word) || !ManualResetEvent.isSignalled(word)) {
                return NOT_ALL;
            }
            sum += ManualResetEvent.changes(word);
        }
        return sum;
    }

    /** SYN-59: whether two handles lead to one object, which the broker refuses. */
    private static boolean hasDuplicate(List<WaitableHandle> handles) {
        long[] references = new long[handles.size()];
        for (int i = 0; i < references.length; i++) {
            Header header = handles.get(i).header();
            references[i] = header == null ? 0 : header.reference();
        }
        Arrays.sort(references);
        for (int i = 1; i < references.length; i++) {
            if (references[i] == references[i - 1]) {
                return true;
            }
        }
        return false;
    }
}
