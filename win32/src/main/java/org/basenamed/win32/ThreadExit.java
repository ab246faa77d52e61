package org.basenamed.win32;

/** Unwinds a thread that ends itself by {@link ProcessThreadsApi#ExitThread}. Nobody is to handle it. */
public final class ThreadExit extends Error {
    private static final long serialVersionUID = 1;

    ThreadExit(int exitCode) {
        super("exit code " + Integer.toUnsignedString(exitCode), null, false, false);
    }
}
