package org.basenamed.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.basenamed.model.quota.Quota;
import org.basenamed.model.quota.Resource;
import org.junit.jupiter.api.Test;

class OpenFilesLimitTest {
    private static final Quota PLENTY =
            Quota.UNLIMITED.with(Resource.DESCRIPTORS, 1000).with(Resource.CONNECTIONS, 500);

    @Test
    void this_process_may_open_some() throws IOException {
        assertThat(OpenFilesLimit.ofThisProcess()).isGreaterThan(3);
    }

    @Test
    void one_user_gets_no_more_than_a_share_of_few() {
        Quota bounded = OpenFilesLimit.bounded(PLENTY, 1024);
        assertThat(bounded.of(Resource.DESCRIPTORS)).isEqualTo(256);
        assertThat(bounded.of(Resource.CONNECTIONS)).isEqualTo(64);
        assertThat(bounded.of(Resource.OBJECTS)).isEqualTo(PLENTY.of(Resource.OBJECTS));
    }

    @Test
    void what_the_administrator_allows_is_not_made_more() {
        Quota bounded = OpenFilesLimit.bounded(PLENTY, 1 << 20);
        assertThat(bounded.of(Resource.DESCRIPTORS)).isEqualTo(1000);
        assertThat(bounded.of(Resource.CONNECTIONS)).isEqualTo(500);
    }

    @Test
    void a_user_has_always_room_for_one() {
        Quota bounded = OpenFilesLimit.bounded(PLENTY, 0);
        assertThat(bounded.of(Resource.DESCRIPTORS)).isEqualTo(1);
        assertThat(bounded.of(Resource.CONNECTIONS)).isEqualTo(1);
    }
}
