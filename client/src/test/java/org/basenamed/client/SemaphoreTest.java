package org.basenamed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithBroker
class SemaphoreTest {
    @Test
    void each_wait_takes_one_and_a_release_tells_the_count_before() {
        try (Semaphore semaphore = Semaphore.create("", 1, 5)) {
            assertThat(semaphore.release(3)).isOne();
            assertThat(semaphore.release()).isEqualTo(4);
            for (int i = 0; i < 5; i++) {
                assertThat(semaphore.tryTake()).isTrue();
            }
            assertThat(semaphore.tryTake()).isFalse();
        }
    }

    @Test
    void a_release_beyond_the_maximum_is_refused_and_changes_nothing() {
        try (Semaphore semaphore = Semaphore.create("", 2, 3)) {
            for (int count : new int[] {2, Integer.MAX_VALUE}) {
                assertThatExceptionOfType(BasenamedException.class)
                        .isThrownBy(() -> semaphore.release(count))
                        .returns(Win32Error.ERROR_TOO_MANY_POSTS, BasenamedException::error);
            }
            for (int count : new int[] {0, -1, Integer.MIN_VALUE}) {
                assertThatExceptionOfType(BasenamedException.class)
                        .isThrownBy(() -> semaphore.release(count))
                        .returns(Win32Error.ERROR_INVALID_PARAMETER, BasenamedException::error);
            }
            assertThat(semaphore.release()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 1", "2, 1", "1, -1", "0, -2147483648"})
    void numbers_that_fit_no_semaphore_are_refused(int count, int maximum) {
        assertThatExceptionOfType(BasenamedException.class)
                .isThrownBy(() -> Semaphore.create("s", count, maximum))
                .returns(Win32Error.ERROR_INVALID_PARAMETER, BasenamedException::error);
        assertThatExceptionOfType(ObjectNotFoundException.class).isThrownBy(() -> Semaphore.open("s"));
    }

    @Test
    void the_greatest_count_is_the_greatest_int() {
        try (Semaphore semaphore = Semaphore.create("", Integer.MAX_VALUE, Integer.MAX_VALUE)) {
            assertThat(semaphore.tryTake()).isTrue();
            assertThat(semaphore.release()).isEqualTo(Integer.MAX_VALUE - 1);
        }
    }

    @Test
    void as_many_get_through_as_were_released() throws InterruptedException {
        try (Semaphore semaphore = Semaphore.create("gate", 0, 1000);
                Semaphore through = Semaphore.create("", 0, 1000)) {
            Thread[] threads = new Thread[8];
            for (int i = 0; i < threads.length; i++) {
                Thread.Builder builder = i % 2 == 0 ? Thread.ofPlatform() : Thread.ofVirtual();
                threads[i] = builder.start(() -> {
                    try {
                        for (int n = 0; n < 50; n++) {
                            semaphore.await();
                            through.release();
                        }
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });
            }
            for (int i = 0; i < 40; i++) {
                semaphore.release(10);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(semaphore.tryTake()).isFalse();
            assertThat(through.release()).isEqualTo(400);
        }
    }
}
