package org.basenamed.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the rules look at everything: a rule over no class is kept by everybody. */
class ScopeTest {
    /** Raised as the rooms grow; never lowered without a reason. */
    private static final int CLASSES_AT_LEAST = 150;

    @Test
    void enough_classes_are_looked_at() {
        assertThat(BuiltClasses.ALL).hasSizeGreaterThanOrEqualTo(CLASSES_AT_LEAST);
    }

    @ParameterizedTest
    @EnumSource
    void every_room_has_classes(Room room) {
        assertThat(BuiltClasses.ALL).anyMatch(room::contains);
    }

    @Test
    void every_class_belongs_to_a_room_of_the_table() {
        assertThat(BuiltClasses.ALL)
                .filteredOn(type -> Room.of(type).isEmpty())
                .extracting(JavaClass::getName)
                .isEmpty();
    }
}
