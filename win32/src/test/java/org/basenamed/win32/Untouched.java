package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The rules of the last error, checked at every call: ER-1 to ER-3. */
final class Untouched {
    /** What the last error is before a call that must not change it. */
    static final int MARK = 0xBEEF;

    private Untouched() {}

    /** A call that succeeds and leaves the last error alone. */
    static long handle(LongSupplier call) {
        Kernel32.SetLastError(MARK);
        long handle = call.getAsLong();
        assertThat(Kernel32.GetLastError()).isEqualTo(MARK);
        assertThat(handle).isNotZero();
        return handle;
    }

    /** As {@link #handle(LongSupplier)}, for a view. */
    static MemorySegment view(Supplier<MemorySegment> call) {
        Kernel32.SetLastError(MARK);
        MemorySegment view = call.get();
        assertThat(Kernel32.GetLastError()).isEqualTo(MARK);
        assertThat(view.address()).isNotZero();
        return view;
    }

    /** As {@link #handle(LongSupplier)}, for an answer of true. */
    static void yes(BooleanSupplier call) {
        Kernel32.SetLastError(MARK);
        assertThat(call.getAsBoolean()).isTrue();
        assertThat(Kernel32.GetLastError()).isEqualTo(MARK);
    }

    /** A create that says with the last error whether its object is new. */
    static long created(int lastError, LongSupplier call) {
        Kernel32.SetLastError(MARK);
        long handle = call.getAsLong();
        assertThat(handle).isNotZero();
        assertThat(Kernel32.GetLastError()).isEqualTo(lastError);
        return handle;
    }

    /** A call that fails with this error. */
    static void noHandle(int lastError, LongSupplier call) {
        Kernel32.SetLastError(MARK);
        assertThat(call.getAsLong()).isZero();
        assertThat(Kernel32.GetLastError()).isEqualTo(lastError);
    }

    /** As {@link #noHandle}, for a view. */
    static void noView(int lastError, Supplier<MemorySegment> call) {
        Kernel32.SetLastError(MARK);
        assertThat(call.get()).isEqualTo(MemorySegment.NULL);
        assertThat(Kernel32.GetLastError()).isEqualTo(lastError);
    }

    /** As {@link #noHandle}, for an answer of false. */
    static void no(int lastError, BooleanSupplier call) {
        Kernel32.SetLastError(MARK);
        assertThat(call.getAsBoolean()).isFalse();
        assertThat(Kernel32.GetLastError()).isEqualTo(lastError);
    }
}
