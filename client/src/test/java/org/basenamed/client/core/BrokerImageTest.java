package org.basenamed.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;

class BrokerImageTest {
    private static Object identity(Path file) throws Exception {
        return Files.getAttribute(file, "unix:ino");
    }

    /** Puts another file in the place of the copy: brokers of other tests keep theirs. */
    private static void exchange(Path jar, byte[] content, FileTime time) throws Exception {
        Path other = Files.createTempFile(jar.getParent(), "other", ".tmp");
        Files.write(other, content);
        Files.setLastModifiedTime(other, time);
        Files.move(other, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void a_copy_that_nobody_has_touched_is_taken_as_it_is() throws Exception {
        BrokerImage image = BrokerImage.unpacked();
        Object before = identity(image.jar());
        assertThat(image.isWhole()).isTrue();
        assertThat(BrokerImage.unpacked()).isEqualTo(image);
        assertThat(identity(image.jar())).isEqualTo(before);
    }

    @Test
    void a_copy_of_another_time_or_size_is_replaced() throws Exception {
        BrokerImage image = BrokerImage.unpacked();
        Path jar = image.jar();
        byte[] whole = Files.readAllBytes(jar);
        FileTime time = Files.getLastModifiedTime(jar);

        exchange(jar, whole, FileTime.fromMillis(time.toMillis() + 1));
        assertThat(BrokerImage.unpacked().isWhole()).isTrue();
        assertThat(Files.getLastModifiedTime(jar)).isEqualTo(time);

        exchange(jar, new byte[whole.length - 1], time);
        assertThat(image.isWhole()).isFalse();
        assertThat(BrokerImage.unpacked().isWhole()).isTrue();
    }

    @Test
    void damage_that_bears_the_old_time_and_size_is_found_by_reading_only() throws Exception {
        BrokerImage image = BrokerImage.unpacked();
        Path jar = image.jar();
        byte[] damaged = Files.readAllBytes(jar);
        damaged[damaged.length / 2] ^= 1;

        exchange(jar, damaged, Files.getLastModifiedTime(jar));
        assertThat(BrokerImage.unpacked().isWhole()).isFalse();
        assertThat(BrokerImage.unpackedAnew().isWhole()).isTrue();
        Files.delete(jar);
        assertThat(image.isWhole()).isFalse();
        assertThat(BrokerImage.unpacked().isWhole()).isTrue();
    }
}
