package org.basenamed.linux;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/**
 * Links functions of the C library. There are few; everything else is a system call.
 */
final class Libc {
    private Libc() {}

    /**
     * The function called {@code name}. The caller keeps it in a {@code static final} field and calls it with
     * {@code invokeExact}: only so is the call compiled in place, without boxing.
     */
    @SuppressWarnings("restricted")
    static MethodHandle link(String name, FunctionDescriptor type, Linker.Option... options) {
        // Throws UnsupportedOperationException where the JDK has no linker at all.
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find(name)
                .map(function -> linker.downcallHandle(function, type, options))
                .orElseThrow(() -> new UnsupportedOperationException("the C library has no function " + name));
    }

    /** What a checked exception out of a downcall means: it declares none, so the handle itself is wrong. */
    static AssertionError impossible(String name, Throwable thrown) {
        return new AssertionError("the native call " + name + " threw", thrown);
    }
}
