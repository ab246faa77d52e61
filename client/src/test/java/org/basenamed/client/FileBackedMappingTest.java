package org.basenamed.client;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.basenamed.linux.FileCalls;
import org.basenamed.model.Win32Error;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mappings over files by path and by channel: FM-6 to FM-10, FM-65 to FM-69. */
@WithBroker
class FileBackedMappingTest {
    private final Path directory;
    private final Path file;

    FileBackedMappingTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.file = Files.writeString(directory.resolve("file"), "0123456789");
    }

    private static void refused(Win32Error error, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(BasenamedException.class, thrown -> assertThat(thrown.error())
                        .isEqualTo(error));
    }

    @Test
    void fm_9_a_path_gives_a_mapping_of_the_files_size() throws IOException {
        try (FileMapping mapping = FileMapping.create("", file, Access.READ_WRITE, 0);
                View view = mapping.map(Access.READ_WRITE)) {
            assertThat(mapping.sizeBytes()).isEqualTo(10);
            view.segment().set(JAVA_BYTE, 0, (byte) 'A');
            view.flush();
            assertThat(Files.readString(file)).isEqualTo("A123456789");
        }
    }

    @Test
    void fm_8_who_could_not_open_the_file_shares_it_by_name() throws IOException {
        try (FileMapping mapping = FileMapping.create("Local\\by-name", file, Access.READ_WRITE, 0)) {
            Files.delete(file);
            try (FileMapping opened = FileMapping.open("Local\\by-name", Access.READ);
                    View view = opened.map(Access.READ);
                    View writer = mapping.map(Access.READ_WRITE)) {
                writer.segment().set(JAVA_BYTE, 9, (byte) 'Z');
                assertThat(view.segment().get(JAVA_BYTE, 9)).isEqualTo((byte) 'Z');
                assertThatThrownBy(() -> opened.map(Access.READ_WRITE)).isInstanceOf(AccessDeniedException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"READ", "COPY_ON_WRITE"})
    void fm_65_reading_and_copying_take_a_file_that_can_be_read(Access access) throws IOException {
        try (FileMapping mapping = FileMapping.create("", file, access, 0);
                View copy = mapping.map(Access.COPY_ON_WRITE)) {
            copy.segment().set(JAVA_BYTE, 0, (byte) 'B');
            assertThat(Files.readString(file)).isEqualTo("0123456789");
            assertThatThrownBy(() -> mapping.map(Access.READ_WRITE)).isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void fm_10_a_larger_size_makes_the_file_longer() throws IOException {
        FileMapping.create("", file, Access.READ_WRITE, 5000).close();
        assertThat(Files.size(file)).isEqualTo(5000);
        refused(Win32Error.ERROR_NOT_ENOUGH_MEMORY, () -> FileMapping.create("", file, Access.READ, 5001));
        assertThat(Files.size(file)).isEqualTo(5000);
    }

    @Test
    void fm_7_and_9_what_cannot_be_mapped_is_told() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty"));
        refused(Win32Error.ERROR_FILE_INVALID, () -> FileMapping.create("", empty, Access.READ, 0));
        refused(Win32Error.ERROR_BAD_EXE_FORMAT, () -> FileMapping.create("", directory, Access.READ, 0));
        refused(Win32Error.ERROR_BAD_EXE_FORMAT, () -> FileMapping.create("", Path.of("/dev/null"), Access.READ, 0));
        assertThatThrownBy(() -> FileMapping.create("", directory.resolve("none"), Access.READ, 0))
                .isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    void a_channel_gives_its_file_whichever_descriptor_it_has() throws IOException {
        FileMapping mapping;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            mapping = FileMapping.create("", channel, Access.READ_WRITE, 0);
        }
        try (mapping;
                View view = mapping.map(Access.READ_WRITE)) {
            view.segment().set(JAVA_BYTE, 1, (byte) 'C');
            assertThat(Files.readString(file)).isEqualTo("0C23456789");
        }
        try (FileChannel reader = FileChannel.open(file, StandardOpenOption.READ)) {
            assertThatThrownBy(() -> FileMapping.create("", reader, Access.READ_WRITE, 0))
                    .isInstanceOf(AccessDeniedException.class);
            FileMapping.create("", reader, Access.READ, 0).close();
        }
    }

    @Test
    void an_empty_file_of_a_channel_is_extended_and_told_when_it_cannot_be() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty"));
        try (FileChannel channel = FileChannel.open(empty, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            refused(Win32Error.ERROR_FILE_INVALID, () -> FileMapping.create("", channel, Access.READ_WRITE, 0));
            assertThat(channel.size()).isZero();
            FileMapping.create("", channel, Access.READ_WRITE, 100).close();
            assertThat(channel.size()).isEqualTo(100);
        }
    }

    @Test
    void no_descriptor_stays_open() throws IOException {
        FileMapping.create("", file, Access.READ_WRITE, 0).close();
        int before = FileCalls.openDescriptors();
        for (int i = 0; i < 100; i++) {
            try (FileMapping mapping = FileMapping.create("", file, Access.READ_WRITE, 0);
                    View view = mapping.map(Access.READ)) {
                assertThat(view.segment().get(JAVA_BYTE, 5)).isEqualTo((byte) '5');
            }
        }
        assertThat(FileCalls.openDescriptors()).isEqualTo(before);
    }

    @Test
    void fm_42_what_was_flushed_outlives_a_killed_writer() throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "--enable-native-access=ALL-UNNAMED",
                        PrivateBroker.option(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FlushingWriter.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = writer.inputReader()) {
            assertThat(output.readLine()).isEqualTo("flushed");
            writer.destroyForcibly().waitFor();
        }
        assertThat(Files.readString(file)).isEqualTo("W123456789");
    }

    /** Writes through a view, says so, and waits to be killed. */
    static final class FlushingWriter {
        private FlushingWriter() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] args) throws IOException {
            FileMapping mapping = FileMapping.create("", Path.of(args[0]), Access.READ_WRITE, 0);
            View view = mapping.map(Access.READ_WRITE);
            view.segment().set(JAVA_BYTE, 0, (byte) 'W');
            view.flush();
            System.out.println("flushed");
            int read = System.in.read();
            throw new IllegalStateException("went on with " + read);
        }
    }
}
