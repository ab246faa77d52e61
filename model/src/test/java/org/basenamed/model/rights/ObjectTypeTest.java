package org.basenamed.model.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.basenamed.model.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectTypeTest {
    private static final int GENERIC_BITS = 0xF000_0000;

    @Test
    @Rule({"FM-17", "SEC-1"})
    void generic_rights_on_a_file_mapping_stand_for_its_own() {
        GenericMapping mapping = ObjectType.FILE_MAPPING.genericMapping();
        assertThat(mapping.map(AccessMask.GENERIC_READ)).isEqualTo(0x2_0005);
        assertThat(mapping.map(AccessMask.GENERIC_WRITE)).isEqualTo(0x2_0002);
        assertThat(mapping.map(AccessMask.GENERIC_EXECUTE)).isEqualTo(0x2_0008);
        assertThat(mapping.map(AccessMask.GENERIC_ALL)).isEqualTo(0xF_001F);
    }

    @Test
    @Rule("SEC-1")
    void several_generic_rights_add_up_and_keep_what_stands_beside_them() {
        GenericMapping mapping = ObjectType.FILE_MAPPING.genericMapping();
        assertThat(mapping.map(AccessMask.GENERIC_READ | AccessMask.GENERIC_WRITE))
                .isEqualTo(0x2_0007);
        assertThat(mapping.map(AccessMask.GENERIC_READ | AccessMask.DELETE | SectionRights.EXTEND_SIZE))
                .isEqualTo(0x3_0015);
        assertThat(mapping.map(0x1234)).isEqualTo(0x1234);
        assertThat(mapping.map(0)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    @Rule("SEC-1")
    void no_generic_bit_is_left_by_the_mapping(ObjectType type) {
        for (int bits = 0; bits < 16; bits++) {
            assertThat(type.genericMapping().map(bits << 28 | 0x0FFF_FFFF) & GENERIC_BITS)
                    .isZero();
        }
    }

    @Test
    @Rule({"SEC-4a", "SEC-5"})
    void a_file_mapping_may_be_granted_its_whole_access_and_synchronize() {
        assertThat(ObjectType.FILE_MAPPING.allAccess()).isEqualTo(0xF_001F);
        assertThat(ObjectType.FILE_MAPPING.validMask()).isEqualTo(0x1F_001F);
    }

    @ParameterizedTest
    @EnumSource
    void every_type_is_found_by_its_number_and_has_a_word_for_people(ObjectType type) {
        assertThat(ObjectType.ofNumber(type.number())).contains(type);
        assertThat(type.noun()).isNotBlank();
        assertThat(type.allAccess() & ~type.validMask()).isZero();
    }

    @Test
    void numbers_are_not_shared_and_unknown_ones_are_no_type() {
        assertThat(Arrays.stream(ObjectType.values()).map(ObjectType::number)).doesNotHaveDuplicates();
        assertThat(ObjectType.ofNumber(0)).isEmpty();
        assertThat(ObjectType.ofNumber(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void a_mask_allows_what_it_contains_entirely() {
        assertThat(AccessMask.allows(0x7, 0x5)).isTrue();
        assertThat(AccessMask.allows(0x5, 0x7)).isFalse();
        assertThat(AccessMask.allows(0, 0)).isTrue();
        assertThat(AccessMask.allows(0, AccessMask.GENERIC_READ)).isFalse();
        assertThat(AccessMask.allows(-1, AccessMask.GENERIC_READ)).isTrue();
    }
}
