package org.basenamed.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.Collections;
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

    /** What a descriptor names and no class uses would hide that the next class breaks the rule. */
    @ParameterizedTest
    @EnumSource
    void the_descriptor_of_a_room_requires_what_its_row_names(Room room) throws IOException {
        assertThat(descriptor(room.packageName()).requires())
                .extracting(ModuleDescriptor.Requires::name)
                .filteredOn(name -> name.startsWith(Room.ROOT))
                .containsExactlyInAnyOrderElementsOf(room.modules());
    }

    private static ModuleDescriptor descriptor(String name) throws IOException {
        for (URL place :
                Collections.list(RoomDependenciesTest.class.getClassLoader().getResources("module-info.class"))) {
            try (InputStream bytes = place.openStream()) {
                ModuleDescriptor descriptor = ModuleDescriptor.read(bytes);
                if (descriptor.name().equals(name)) {
                    return descriptor;
                }
            }
        }
        throw new AssertionError("no module " + name);
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
