package org.basenamed.model.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed pages of a reserved section: FM-50, FM-51. */
class CommitMapTest {
    private static final long PAGE = 4096;
    private static final int PAGES = 64;

    private final CommitMap map = new CommitMap();

    @Test
    void nothing_is_committed_at_first() {
        assertThat(map.isCommitted(0)).isFalse();
        assertThat(map.runEnd(0, PAGES * PAGE)).isEqualTo(PAGES * PAGE);
        assertThat(map.missingBytes(0, PAGES * PAGE)).isEqualTo(PAGES * PAGE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_order_of_commits_leads_to_the_pages_that_were_named(long seed) {
        Random random = new Random(seed);
        BitSet expected = new BitSet(PAGES);
        for (int i = 0; i < 40; i++) {
            int from = random.nextInt(PAGES);
            int to = from + 1 + random.nextInt(PAGES - from);
            assertThat(map.missingBytes(from * PAGE, to * PAGE))
                    .isEqualTo((to - from - expected.get(from, to).cardinality()) * PAGE);
            // few pages at a time, so that holes last
            to = Math.min(to, from + 1 + random.nextInt(3));
            map.commit(from * PAGE, to * PAGE);
            expected.set(from, to);
            check(expected);
        }
    }

    private void check(BitSet expected) {
        for (int page = 0; page < PAGES; page++) {
            assertThat(map.isCommitted(page * PAGE))
                    .as("page %d of %s", page, expected)
                    .isEqualTo(expected.get(page));
            int end = expected.get(page) ? expected.nextClearBit(page) : expected.nextSetBit(page);
            long limit = PAGES * PAGE;
            assertThat(map.runEnd(page * PAGE, limit)).isEqualTo(end < 0 ? limit : Math.min(end * PAGE, limit));
        }
    }
}
