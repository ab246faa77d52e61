package org.basenamed.testkit.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.basenamed.linux.Mmap;
import org.basenamed.testkit.wire.Request;
import org.basenamed.testkit.wire.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On three pages: one to read and write, one to read, one to leave alone. */
class MemoryTest {

    private static final int PAGE = 4096;

    private final long memory =
            Mmap.map(0, 3 * PAGE, Mmap.PROT_READ | Mmap.PROT_WRITE, Mmap.MAP_PRIVATE | Mmap.MAP_ANONYMOUS, -1, 0);
    private final long readable = memory + PAGE;
    private final long closed = memory + 2 * PAGE;

    MemoryTest() {
        assertThat(Mmap.protect(readable, PAGE, Mmap.PROT_READ)).isZero();
        assertThat(Mmap.protect(closed, PAGE, Mmap.PROT_NONE)).isZero();
    }

    @AfterEach
    void unmap() {
        assertThat(Mmap.unmap(memory, 3 * PAGE)).isZero();
    }

    private static String perform(String operation, Object... arguments) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            values.put(
                    "#" + i,
                    arguments[i] instanceof String text
                            ? new Value.Text(text)
                            : new Value.Bits(((Number) arguments[i]).longValue()));
        }
        return OperationTable.perform(new Request("T1", operation, values)).text();
    }

    @Test
    void what_is_written_is_read() {
        assertThat(perform("write", memory, 4, 1, 0xffff_ffffL, 3)).isEqualTo("ok");
        assertThat(perform("read", memory, 4, 3)).isEqualTo("1 4294967295 3");
        assertThat(perform("read", memory + 4, 2, 2)).isEqualTo("65535 65535");
        assertThat(perform("read", memory + 4, 8, 1)).isEqualTo("17179869183");
        assertThat(perform("write", memory, 8, -1)).isEqualTo("ok");
        assertThat(perform("read", memory, 8, 1)).isEqualTo("18446744073709551615");
        assertThat(perform("read", memory)).isEqualTo("255");
    }

    @Test
    void strings_are_shown_with_what_is_unprintable_escaped() {
        assertThat(perform("writestr", memory, "a\"\\\n\u00ff")).isEqualTo("ok");
        assertThat(perform("readstr", memory, 6)).isEqualTo("\"a\\\"\\\\\\x0a\\xff\\x00\"");
    }

    @Test
    void fills_are_checked_byte_by_byte() {
        assertThat(perform("fill", memory, 0xab, PAGE)).isEqualTo("ok");
        assertThat(perform("checkfill", memory, 0xab, PAGE)).isEqualTo("TRUE");
        assertThat(perform("checkfill", memory, 0xab, PAGE + 1)).isEqualTo("FALSE");
        assertThat(perform("write", memory + 100, 1, 0)).isEqualTo("ok");
        assertThat(perform("checkfill", memory, 0xab, PAGE)).isEqualTo("FALSE");
    }

    @Test
    void what_may_not_be_touched_faults_and_what_stands_before_it_is_done() {
        assertThat(perform("write", readable, 1, 1)).isEqualTo("FAULT");
        assertThat(perform("writestr", readable - 2, "abc")).isEqualTo("FAULT");
        assertThat(perform("readstr", readable - 2, 3)).isEqualTo("\"ab\\x00\"");
        assertThat(perform("read", closed, 1, 1)).isEqualTo("FAULT");
        assertThat(perform("read", closed - 4, 4, 2)).isEqualTo("FAULT");
        assertThat(perform("readstr", 0, 1)).isEqualTo("FAULT");
        assertThat(perform("fill", memory, 1, 2 * PAGE)).isEqualTo("FAULT");
        assertThat(perform("checkfill", memory, 1, PAGE)).isEqualTo("TRUE");
        assertThat(perform("checkfill", closed, 1, PAGE)).isEqualTo("FAULT");
    }

    @Test
    void a_probe_tells_what_a_page_allows() {
        assertThat(perform("probe", memory)).isEqualTo("RW");
        assertThat(perform("probe", readable)).isEqualTo("R");
        assertThat(perform("probe", closed)).isEqualTo("none");
        assertThat(perform("probe", 0)).isEqualTo("none");
    }

    @Test
    void atomic_operations_answer_what_was_there() {
        assertThat(perform("xadd32", memory + 4, 5)).isEqualTo("0");
        assertThat(perform("xadd32", memory + 4, -6)).isEqualTo("5");
        assertThat(perform("cas32", memory + 4, 0, 9)).isEqualTo("4294967295");
        assertThat(perform("cas32", memory + 4, -1, 9)).isEqualTo("4294967295");
        assertThat(perform("spinadd32", memory + 4, 1000)).isEqualTo("ok");
        assertThat(perform("read", memory, 4, 3)).isEqualTo("0 1009 0");
    }

    @Test
    void a_word_to_work_on_is_one_that_can_be_written() {
        assertThat(OwnMemory.word(memory + 8))
                .hasValueSatisfying(word -> assertThat(word.address()).isEqualTo(memory + 8));
        assertThat(OwnMemory.word(readable)).isEmpty();
        assertThat(OwnMemory.word(closed)).isEmpty();
        assertThat(OwnMemory.word(0)).isEmpty();
    }
}
