package org.basenamed.broker.session;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.basenamed.broker.RawClient;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.ObjectAttributes;
import org.basenamed.model.section.SectionRequest;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.MappingCatalogue;
import org.basenamed.protocol.message.FileMappingReply;
import org.basenamed.protocol.message.HandleInformationReply;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.OpenRequest;

/** What a client does whose every answer is known beforehand; names that nobody else guesses. */
final class CheckedWork {
    private final RawClient client;
    private final String kept;
    private final int keptHandle;
    private final Fd keptMemory;
    private final MemorySegment word = Arena.ofAuto().allocate(JAVA_LONG);
    private long written;
    private int round;

    CheckedWork(RawClient client, long secret) {
        this.client = client;
        this.kept = "Local\\kept-" + secret;
        this.keptHandle = client.create(kept, 4096, 7).handle();
        this.keptMemory = client.takeFd();
    }

    /** Makes a mapping, meets it again, finds what was written, and sees its name go; the mapping that it keeps is as it was. */
    void doOnce() {
        String name = kept + "-" + round++;
        long sizeBytes = SectionRequest.PAGE_BYTES * (1 + round % 5);
        FileMappingReply made = client.create(name, sizeBytes, 7);
        assertThat(made.existed()).isFalse();
        assertThat(made.section().sizeBytes()).isEqualTo(sizeBytes);
        try (Fd memory = client.takeFd()) {
            write(memory, round);
            FileMappingReply met = client.create(name, 1, 5);
            assertThat(met.existed()).isTrue();
            assertThat(met.section()).isEqualTo(made.section());
            try (Fd again = client.takeFd()) {
                assertThat(read(again)).isEqualTo(round);
            }
            assertThat(query(made.handle()).handleCount()).isEqualTo(2);
            client.closeHandle(met.handle());
        }
        client.closeHandle(made.handle());
        OpenRequest open = new OpenRequest(new ObjectAttributes(name, 4, 0));
        assertThat(client.refused(MappingCatalogue.OPEN_FILE_MAPPING, open)).isEqualTo(Win32Error.ERROR_FILE_NOT_FOUND);
        checkKept();
    }

    private void checkKept() {
        assertThat(read(keptMemory)).isEqualTo(written);
        write(keptMemory, ++written);
        HandleInformationReply information = query(keptHandle);
        assertThat(information.handleCount()).isOne();
        assertThat(information.grantedAccess()).isEqualTo(7);
    }

    private HandleInformationReply query(int handle) {
        return client.granted(InspectionCatalogue.QUERY_HANDLE, new HandleRequest(handle));
    }

    private void write(Fd memory, long value) {
        word.set(JAVA_LONG, 0, value);
        assertThat(FileCalls.pwrite(memory, word, 128)).isEqualTo(Long.BYTES);
    }

    private long read(Fd memory) {
        assertThat(FileCalls.pread(memory, word, 128)).isEqualTo(Long.BYTES);
        return word.get(JAVA_LONG, 0);
    }

    /** Gives back the mapping that it has kept. */
    void end() {
        keptMemory.close();
        client.closeHandle(keptHandle);
    }
}
