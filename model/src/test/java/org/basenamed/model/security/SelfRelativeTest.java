package org.basenamed.model.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.basenamed.model.Granting.codeOf;
import static org.basenamed.model.Granting.granted;

import java.util.Arrays;
import java.util.Random;
import org.basenamed.model.Rule;
import org.junit.jupiter.api.Test;

/** security.md, section 3: descriptors as bytes, which anybody may have made. */
class SelfRelativeTest {
    private static final SecurityDescriptor FULL =
            granted(Sddl.parse("O:S-1-22-1-1000G:S-1-22-2-1000D:P(A;;GA;;;WD)(D;CI;0x3;;;S-1-22-1-7)S:(ML;;NW;;;LW)"));

    @Test
    @Rule("SEC-23")
    void another_revision_is_told_before_anything_else() {
        byte[] bytes = SelfRelative.encode(FULL);
        bytes[0] = 2;
        assertThat(codeOf(SelfRelative.decode(bytes))).isEqualTo(1305);
        assertThat(codeOf(SelfRelative.decode(new byte[] {2}))).isEqualTo(1305);
    }

    @Test
    void bytes_have_the_places_that_windows_gives_them() {
        byte[] bytes = SelfRelative.encode(granted(Sddl.parse("O:SYD:(A;OI;0x12345678;;;WD)")));
        assertThat(bytes)
                .asHexString()
                .isEqualTo("01000480" + "14000000" + "00000000" + "00000000" + "20000000"
                        + "0101000000000005" + "12000000"
                        + "02001C0001000000" + "0001140078563412" + "0101000000000001" + "00000000");
    }

    @Test
    void what_is_cut_off_is_refused_wherever_that_is() {
        byte[] bytes = SelfRelative.encode(FULL);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(codeOf(SelfRelative.decode(Arrays.copyOf(bytes, length))))
                    .as("%s bytes", length)
                    .isIn(1336, 1337, 1338);
        }
    }

    @Test
    void absolute_descriptors_are_refused() {
        byte[] bytes = SelfRelative.encode(FULL);
        bytes[3] &= 0x7f;
        assertThat(codeOf(SelfRelative.decode(bytes))).isEqualTo(1338);
    }

    @Test
    void a_list_that_is_not_said_to_be_there_is_not_looked_at() {
        byte[] bytes = SelfRelative.encode(granted(Sddl.parse("D:(A;;GA;;;WD)")));
        bytes[2] = 0;
        assertThat(granted(SelfRelative.decode(bytes))).isEqualTo(SecurityDescriptor.NOTHING);
    }

    /** Whatever comes back is either refused or a descriptor that can be written again. */
    @Test
    void no_bytes_do_harm() {
        Random random = new Random(20);
        byte[] good = SelfRelative.encode(FULL);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                bytes[1 + random.nextInt(bytes.length - 1)] = (byte) random.nextInt();
            }
            var result = SelfRelative.decode(bytes);
            if (result.isGranted()) {
                SecurityDescriptor read = granted(result);
                assertThat(granted(SelfRelative.decode(SelfRelative.encode(read))))
                        .isEqualTo(read);
            } else {
                assertThat(codeOf(result)).isIn(1336, 1337, 1338);
                refused++;
            }
        }
        assertThat(refused).isBetween(1000, 19_000);
    }
}
