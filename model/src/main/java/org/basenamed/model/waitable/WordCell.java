package org.basenamed.model.waitable;

/** Where the state of one object is kept while the broker alone may change it; words here are without the mediated bit. */
public interface WordCell {
    long word();

    void setWord(long word);

    /** How often the owner of a mutex has acquired it beyond the first time. */
    int recursion();

    void setRecursion(int recursion);
}
