package org.basenamed.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.basenamed.client.WithBroker;
import org.basenamed.dispatcher.FastPath;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.waitable.Mutex;
import org.basenamed.model.waitable.WaitOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SYN-13, SYN-66: a mutex that its owner has acquired as often as can be counted; that it was, its header is told. */
@WithBroker
class RecursionLimitTest {
    private static final int OVER_LIMIT = -Win32Error.ERROR_MUTANT_LIMIT_EXCEEDED.code();

    private WaitableHandle mutex;
    private WaitableHandle event;

    @BeforeEach
    void make() throws Exception {
        mutex = made(WaitableHandle.createMutex(false, wish(ObjectType.MUTEX)));
        event = made(WaitableHandle.createEvent(false, true, wish(ObjectType.EVENT)));
    }

    /** By the thread of the test, which is not that of what is done before it. */
    private void acquireToTheLimit() {
        assertThat(Waits.one(mutex, FastPath.AT_ONCE, Alert.NONE)).isEqualTo(WaitOutcome.SIGNALLED);
        Objects.requireNonNull(mutex.header()).setRecursion(Mutex.MAX_RECURSION);
    }

    @AfterEach
    void close() {
        mutex.close();
        event.close();
    }

    private static ObjectAttributes wish(ObjectType type) {
        return new ObjectAttributes("", type.allAccess(), 0);
    }

    private static WaitableHandle made(Result<WaitableHandle> result) {
        return ((Result.Granted<WaitableHandle>) result).value();
    }

    /** Before the thread ends, and the mutex is abandoned. */
    private void expectNotCounted() {
        assertThat(Objects.requireNonNull(mutex.header()).recursion()).isEqualTo(Mutex.MAX_RECURSION);
    }

    private static int many(boolean all, WaitableHandle... handles) {
        return Waits.many(List.of(handles), all, FastPath.AT_ONCE, Alert.NONE);
    }

    @Test
    void it_is_not_acquired_once_more() {
        acquireToTheLimit();
        assertThat(Waits.one(mutex, FastPath.AT_ONCE, Alert.NONE)).isEqualTo(OVER_LIMIT);
        expectNotCounted();
    }

    @Test
    void of_several_one_that_is_signalled_before_it_is_taken() {
        acquireToTheLimit();
        assertThat(many(false, event, mutex)).isEqualTo(WaitOutcome.SIGNALLED);
        assertThat(many(false, event, mutex)).isEqualTo(OVER_LIMIT);
        assertThat(many(false, mutex, event)).isEqualTo(OVER_LIMIT);
        expectNotCounted();
    }

    @Test
    void a_wait_for_all_fails_and_takes_nothing() {
        acquireToTheLimit();
        assertThat(many(true, event, mutex)).isEqualTo(OVER_LIMIT);
        assertThat(many(true, mutex, event)).isEqualTo(OVER_LIMIT);
        assertThat(Waits.one(event, FastPath.AT_ONCE, Alert.NONE)).isEqualTo(WaitOutcome.SIGNALLED);
        assertThat(many(true, event, mutex)).isEqualTo(OVER_LIMIT);
        expectNotCounted();
    }
}
