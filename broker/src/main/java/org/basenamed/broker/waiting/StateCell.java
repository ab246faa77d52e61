package org.basenamed.broker.waiting;

import org.basenamed.dispatcher.Header;
import org.basenamed.model.waitable.WaitWord;
import org.basenamed.model.waitable.WordCell;

/** The state behind the mediated bit: in the header, or, once that is not to be believed any more, in the broker's own memory. */
final class StateCell implements WordCell {
    private final Header header;
    private boolean secluded;
    private long word;
    private int recursion;

    StateCell(Header header) {
        this.header = header;
    }

    boolean isSecluded() {
        return secluded;
    }

    /** Takes the state of an object that is mediated out of reach; its header is left without any, and mediated for good. */
    void seclude() {
        word = word();
        recursion = recursion();
        secluded = true;
        header.setRecursion(0);
        header.writeMediated(WaitWord.MEDIATED);
    }

    @Override
    public long word() {
        return secluded ? word : header.word() & ~WaitWord.MEDIATED;
    }

    @Override
    public void setWord(long newWord) {
        if (secluded) {
            word = newWord;
        } else {
            header.writeMediated(newWord | WaitWord.MEDIATED);
        }
    }

    @Override
    public int recursion() {
        return secluded ? recursion : header.recursion();
    }

    @Override
    public void setRecursion(int newRecursion) {
        if (secluded) {
            recursion = newRecursion;
        } else {
            header.setRecursion(newRecursion);
        }
    }
}
