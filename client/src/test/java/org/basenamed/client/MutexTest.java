package org.basenamed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithBroker
class MutexTest {
    private static final Wait.Outcome ACQUIRED = new Wait.Outcome.Signalled(0);

    private static void inThread(boolean virtual, Runnable work) throws InterruptedException {
        Thread thread =
                virtual ? Thread.ofVirtual().start(work) : Thread.ofPlatform().start(work);
        thread.join();
    }

    private static void assertNotOwner(Mutex mutex) {
        assertThatExceptionOfType(BasenamedException.class)
                .isThrownBy(mutex::release)
                .returns(Win32Error.ERROR_NOT_OWNER, BasenamedException::error);
    }

    @Test
    void it_is_free_when_it_has_been_released_as_often_as_acquired() throws InterruptedException {
        try (Mutex mutex = Mutex.create("", true)) {
            assertThat(mutex.await()).isEqualTo(ACQUIRED);
            mutex.release();
            inThread(false, () -> assertThat(mutex.tryTake()).isFalse());
            mutex.release();
            assertNotOwner(mutex);
        }
    }

    @Test
    void release_by_a_thread_that_is_not_the_owner_is_refused_and_changes_nothing() throws InterruptedException {
        try (Mutex mutex = Mutex.create("", true)) {
            boolean[] refused = new boolean[1];
            inThread(false, () -> {
                assertNotOwner(mutex);
                refused[0] = !mutex.tryTake();
            });
            assertThat(refused[0]).isTrue();
            mutex.release();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_thread_that_ends_as_the_owner_abandons_it_and_one_acquirer_is_told(boolean virtual)
            throws InterruptedException {
        try (Mutex mutex = Mutex.create("")) {
            inThread(virtual, () -> {
                assertThat(mutex.tryTake()).isTrue();
                assertThat(mutex.tryTake()).isTrue();
            });
            assertThat(mutex.await()).isEqualTo(new Wait.Outcome.Abandoned(0));
            mutex.release();
            assertThat(mutex.await(Duration.ZERO)).isEqualTo(ACQUIRED);
            mutex.release();
        }
    }

    /** SYN-20, SYN-21: seats of ended threads are taken by others, whose mutexes must not be taken for those of the dead. */
    @Test
    void each_of_many_threads_that_end_as_the_owner_abandons_it_once() throws InterruptedException {
        try (Mutex mutex = Mutex.create("")) {
            List<Wait.Outcome> outcomes = new ArrayList<>();
            List<Boolean> keptByOthers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                inThread(i % 3 == 0, () -> {
                    try {
                        outcomes.add(mutex.await());
                        inThread(false, () -> keptByOthers.add(!mutex.tryTake()));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
            assertThat(outcomes).hasSize(300).startsWith(ACQUIRED);
            assertThat(outcomes.subList(1, 300)).containsOnly(new Wait.Outcome.Abandoned(0));
            assertThat(keptByOthers).hasSize(300).containsOnly(true);
        }
    }

    @Test
    void initial_ownership_means_nothing_for_one_that_existed() throws InterruptedException {
        try (Mutex first = Mutex.create("m");
                Mutex second = Mutex.create("m", true)) {
            assertThat(second.existed()).isTrue();
            assertNotOwner(second);
            assertThat(first.tryTake()).isTrue();
            second.release();
        }
    }

    @Test
    void as_a_lock_it_excludes() throws InterruptedException {
        int[] sum = new int[1];
        try (Mutex mutex = Mutex.create("")) {
            Lock lock = mutex.asLock();
            Thread[] threads = new Thread[4];
            for (int i = 0; i < threads.length; i++) {
                Thread.Builder builder = i % 2 == 0 ? Thread.ofPlatform() : Thread.ofVirtual();
                threads[i] = builder.start(() -> {
                    for (int n = 0; n < 500; n++) {
                        lock.lock();
                        try {
                            sum[0]++;
                        } finally {
                            lock.unlock();
                        }
                    }
                });
            }
            for (Thread thread : threads) {
                thread.join();
            }
            lock.lockInterruptibly();
            inThread(false, () -> {
                try {
                    assertThat(lock.tryLock(1, TimeUnit.MILLISECONDS)).isFalse();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            lock.unlock();
        }
        assertThat(sum[0]).isEqualTo(2000);
    }

    @Test
    void a_lock_that_is_waited_for_uninterruptibly_keeps_the_interrupt_for_later() throws InterruptedException {
        try (Mutex mutex = Mutex.create("", true)) {
            boolean[] stillInterrupted = new boolean[2];
            Thread[] threads = new Thread[2];
            for (int i = 0; i < threads.length; i++) {
                int index = i;
                Thread.Builder builder = i == 0 ? Thread.ofPlatform() : Thread.ofVirtual();
                threads[i] = builder.start(() -> {
                    Lock lock = mutex.asLock();
                    lock.lock();
                    try {
                        stillInterrupted[index] = Thread.currentThread().isInterrupted();
                    } finally {
                        lock.unlock();
                    }
                });
                threads[i].interrupt();
            }
            mutex.release();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(stillInterrupted).containsOnly(true);
        }
    }
}
