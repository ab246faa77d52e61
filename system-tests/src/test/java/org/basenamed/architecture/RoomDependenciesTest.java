package org.basenamed.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who uses whom. */
class RoomDependenciesTest {
    @ParameterizedTest
    @EnumSource
    void a_room_uses_only_what_its_row_names(Room room) {
        noClasses()
                .that(describe("are in " + room, room::contains))
                .should()
                .dependOnClassesThat(describe("are not in its row of the table", type -> !isUsable(room, type)))
                .check(BuiltClasses.ALL);
    }

    @Test
    void client_and_broker_meet_only_in_the_protocol() {
        noClasses()
                .that(describe("are in the client", Room.CLIENT::contains))
                .should()
                .dependOnClassesThat(describe("are in the broker", Room.BROKER::contains))
                .check(BuiltClasses.ALL);
        noClasses()
                .that(describe("are in the broker", Room.BROKER::contains))
                .should()
                .dependOnClassesThat(describe("are in the client", Room.CLIENT::contains))
                .check(BuiltClasses.ALL);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching(Room.ROOT + ".(**)").should().beFreeOfCycles().check(BuiltClasses.ALL);
    }

    private static boolean isUsable(Room room, JavaClass type) {
        JavaClass element = type.getBaseComponentType();
        return element.isPrimitive() || room.mayUse(element);
    }
}
