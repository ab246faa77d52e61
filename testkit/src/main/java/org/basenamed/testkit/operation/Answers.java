package org.basenamed.testkit.operation;

import java.lang.foreign.MemorySegment;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.basenamed.win32.Kernel32;
import org.basenamed.win32.SynchApi;

/** Calls a function of the Win32 face, with the last error set to what no function sets, and puts its outcome into words. */
final class Answers {

    private static final long INVALID_HANDLE_VALUE = -1;
    private static final int UNSET = 0xdeadbeef;

    private Answers() {}

    /** A Create function: its last error tells a new object from one that was there. */
    static Answer created(LongSupplier function) {
        Kernel32.SetLastError(UNSET);
        long handle = function.getAsLong();
        return Answer.of((handle == 0 ? "NULL" : "handle") + error(), handle);
    }

    /** An Open function. */
    static Answer opened(LongSupplier function) {
        Kernel32.SetLastError(UNSET);
        long handle = function.getAsLong();
        return handle == 0 ? failed("NULL") : Answer.of("handle", handle);
    }

    /** A function that opens a file, and has a value of its own for a failure. */
    static Answer openedFile(LongSupplier function) {
        Kernel32.SetLastError(UNSET);
        long handle = function.getAsLong();
        return handle == INVALID_HANDLE_VALUE ? failed("INVALID") : Answer.of("handle", handle);
    }

    /** A function that gives memory, called {@code noun}. */
    static Answer placed(String noun, Supplier<MemorySegment> function) {
        Kernel32.SetLastError(UNSET);
        long address = function.get().address();
        return address == 0 ? failed("NULL") : Answer.of(noun, address);
    }

    /** A function of type BOOL. */
    static Answer decided(BooleanSupplier function) {
        return decided(function, () -> "");
    }

    /** A function of type BOOL that on success has more to say. */
    static Answer decided(BooleanSupplier function, Supplier<String> more) {
        Kernel32.SetLastError(UNSET);
        return function.getAsBoolean() ? Answer.of("TRUE" + more.get()) : failed("FALSE");
    }

    /** A function that waits. */
    static Answer waited(IntSupplier function, IntFunction<String> outcome) {
        Kernel32.SetLastError(UNSET);
        int result = function.getAsInt();
        return result == SynchApi.WAIT_FAILED ? failed("WAIT_FAILED") : Answer.of(outcome.apply(result));
    }

    /** A function that returns an NTSTATUS. */
    static Answer queried(int status, Supplier<String> values) {
        return Answer.of(status == 0 ? values.get() : String.format("status=0x%08x", status));
    }

    /** The failure of a function whose failure is called {@code noun}, with the last error that it left. */
    static Answer failed(String noun) {
        return Answer.of(noun + error());
    }

    private static String error() {
        int error = Kernel32.GetLastError();
        return error == UNSET ? " err=unset" : " err=" + Integer.toUnsignedString(error);
    }
}
