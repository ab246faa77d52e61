package org.basenamed.benchmarks.question;

/** What the program of a side is written in, and what a machine needs to run it. */
public enum Language {
    /** A class of this room, in a Java machine of its own. */
    JAVA("", "a JDK 25"),
    /** A class of {@code benchmarks/peers}, with libraries of others and the switches that these need. */
    LIBRARIES("libraries", "Maven and access to Maven Central, for org.agrona:agrona and net.openhft:chronicle-map"),
    C("c", "a C compiler (Debian: the packages gcc and libc6-dev)"),
    CPP("cpp", "Boost.Interprocess and a C++ compiler (Debian: the packages g++ and libboost-dev)"),
    WIN32("win32", "Wine and a compiler for Windows (Debian: the packages wine and gcc-mingw-w64-x86-64)"),
    PYTHON("python", "Python 3.8 or newer (Debian: the package python3)");

    private final String directory;
    private final String needs;

    Language(String directory, String needs) {
        this.directory = directory;
        this.needs = needs;
    }

    /** Where its programs are, below the directory of all programs. */
    public String directory() {
        return directory;
    }

    /** Whether its programs are as fast in the beginning as later. */
    public boolean isCompiledBefore() {
        return this != JAVA && this != LIBRARIES;
    }

    /** What to install, for people. */
    public String needs() {
        return needs;
    }
}
