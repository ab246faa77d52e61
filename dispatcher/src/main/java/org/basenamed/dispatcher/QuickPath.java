package org.basenamed.dispatcher;

import org.basenamed.model.waitable.AutoResetEvent;
import org.basenamed.model.waitable.ManualResetEvent;
import org.basenamed.model.waitable.Mutex;
import org.basenamed.model.waitable.Semaphore;
import org.basenamed.model.waitable.Signal;
import org.basenamed.model.waitable.WaitWord;
import org.basenamed.model.waitable.Waitable;

/**
 * The transitions of an object for which nobody waits, each as one compare-and-set. They do what {@link FastPath} does, and leave to it,
 * with nothing changed, whatever is not so simple.
 */
public final class QuickPath {
    private static final long RESET = WaitWord.of(0);
    private static final long SET = WaitWord.of(1);
    private static final long FREE = WaitWord.of(Mutex.FREE);

    private QuickPath() {}

    /** Takes the object if it is signalled and that is simple; otherwise {@link FastPath#take} has to look. */
    public static boolean take(Header header, Waitable type, int owner) {
        if (type == Mutex.TYPE) {
            // most often it is free, and then a look at the word before would take longer than it saves
            return header.replaceWord(FREE, WaitWord.of(owner));
        }
        if (type == AutoResetEvent.TYPE) {
            return header.word() == SET && header.replaceWord(SET, RESET);
        }
        long word = header.word();
        if (type == ManualResetEvent.TYPE) {
            return WaitWord.isOnlyValue(word) && ManualResetEvent.isSignalled(word);
        }
        return type instanceof Semaphore
                && WaitWord.isOnlyValue(word)
                && WaitWord.value(word) > 0
                && header.replaceWord(word, WaitWord.of(WaitWord.value(word) - 1));
    }

    /** Whether nobody could take the object, and that is simple; otherwise {@link FastPath#take} has to look. */
    public static boolean isUnsignalled(Header header, Waitable type) {
        long word = header.word();
        if (type == ManualResetEvent.TYPE) {
            return WaitWord.isOnlyValue(word) && !ManualResetEvent.isSignalled(word);
        }
        // whether a mutex's owner lives takes a closer look
        return type != Mutex.TYPE && WaitWord.isOnlyValue(word) && WaitWord.value(word) == 0;
    }

    /**
     * Signals the object if that is simple.
     *
     * @param argument as for {@link FastPath#signal}
     * @return the value before; negative if {@link FastPath#signal} has to be asked
     */
    public static int signal(Header header, Waitable type, Signal signal, int argument) {
        if (signal == Signal.RELEASE_MUTEX) {
            // only the owner reads its own recursion; anybody else's release fails at the word
            return header.recursion() == 0 && header.replaceWord(WaitWord.of(argument), FREE) ? argument : -1;
        }
        if (signal == Signal.SET && type == ManualResetEvent.TYPE) {
            long word = header.word();
            boolean simple = WaitWord.isOnlyValue(word) && !ManualResetEvent.isSignalled(word);
            return simple && header.replaceWord(word, ManualResetEvent.set(word)) ? 0 : -1;
        }
        if (signal == Signal.SET) {
            return header.replaceWord(RESET, SET) ? 0 : -1;
        }
        if (signal == Signal.RELEASE_SEMAPHORE && type instanceof Semaphore(int maximum)) {
            long word = header.word();
            int count = WaitWord.value(word);
            boolean simple = WaitWord.isOnlyValue(word) && argument <= maximum - count;
            return simple && header.replaceWord(word, WaitWord.of(count + argument)) ? count : -1;
        }
        return -1;
    }
}
