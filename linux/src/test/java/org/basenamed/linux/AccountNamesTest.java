package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountNamesTest {
    @Test
    void root_has_a_name_and_a_number_everywhere() {
        assertThat(AccountNames.uidOf("root")).hasValue(0);
        assertThat(AccountNames.gidOf("root")).hasValue(0);
        assertThat(AccountNames.userOf(0)).hasValue("root");
        assertThat(AccountNames.groupOf(0)).hasValue("root");
    }

    @Test
    void a_name_that_is_a_number_is_that_number() {
        assertThat(AccountNames.uidOf("3999999999")).hasValue((int) 3_999_999_999L);
        assertThat(AccountNames.gidOf("7")).hasValue(7);
        assertThat(AccountNames.uidOf("4294967296")).isEmpty();
        assertThat(AccountNames.uidOf("-1")).isEmpty();
    }

    @Test
    void what_is_not_listed_is_not_found() {
        assertThat(AccountNames.uidOf("no:such")).isEmpty();
        assertThat(AccountNames.gidOf("")).isEmpty();
        assertThat(AccountNames.userOf((int) 3_999_999_999L)).isEmpty();
        assertThat(AccountNames.groupOf((int) 3_999_999_999L)).isEmpty();
    }
}
