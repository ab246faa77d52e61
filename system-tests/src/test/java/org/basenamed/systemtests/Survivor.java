package org.basenamed.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.client.Access;
import org.basenamed.client.Broker;
import org.basenamed.client.FileMapping;
import org.basenamed.client.ObjectNotFoundException;
import org.basenamed.client.View;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.OfdLock;

/** This process: it holds a mapping and views that the others map too, and sees what is left of them. */
final class Survivor implements AutoCloseable {
    private final FileMapping mapping;
    private final View writing;
    private final View reading;
    private final Broker.Status before;
    private final List<String> descriptors;

    private Survivor(FileMapping mapping, View writing, View reading, Broker.Status before, List<String> descriptors) {
        this.mapping = mapping;
        this.writing = writing;
        this.reading = reading;
        this.before = before;
        this.descriptors = descriptors;
    }

    /** Starts the broker too. */
    static Survivor settled() {
        FileMapping mapping = FileMapping.createNew(SharedPattern.SURVIVORS_NAME, SharedPattern.SURVIVORS_BYTES);
        View writing = mapping.map(Access.READ_WRITE);
        SharedPattern.write(writing.segment(), SharedPattern.SURVIVORS_SEED);
        View reading = reading();
        awaitAotCache(status().processId());
        Broker.Status before = status();
        return new Survivor(mapping, writing, reading, before, descriptors(before.processId()));
    }

    /** Opened for this alone: the first handle that may only read costs the broker one descriptor, kept while the mapping is. */
    private static View reading() {
        try (FileMapping mapping = FileMapping.open(SharedPattern.SURVIVORS_NAME, Access.READ)) {
            return mapping.map(Access.READ, 0, SharedPattern.PATTERN_BYTES);
        }
    }

    /** While a broker makes its AOT cache it has a few descriptors more: the lock on that work above all. */
    private static void awaitAotCache(int broker) {
        List<String> arguments = List.of(
                ProcessHandle.of(broker).orElseThrow().info().arguments().orElseThrow());
        String lockFile = arguments.get(arguments.indexOf("--aot-cache") + 1) + ".lock";
        int flags = FileCalls.O_RDWR | FileCalls.O_CREAT | FileCalls.O_CLOEXEC;
        int opened = FileCalls.open(Path.of(lockFile), flags, 0600);
        try (Fd lock = Fd.own(LinuxException.check(opened, "open", lockFile))) {
            LinuxException.check(OfdLock.lock(lock, 0, true), "lock", lockFile);
        }
    }

    /** What the numbers do not tell: which descriptors a process has open. */
    private static List<String> descriptors(int process) {
        List<String> open = new ArrayList<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(Path.of("/proc/" + process + "/fd"))) {
            for (Path link : links) {
                open.add(Files.readSymbolicLink(link).toString());
            }
        } catch (IOException e) {
            open.add("and then " + e);
        }
        return open;
    }

    static Broker.Status status() {
        return Broker.status().orElseThrow();
    }

    /** Where the holder that was told to go last counts its steps. */
    MemorySegment steps() {
        return writing.segment();
    }

    /** The view of a holder's mapping, which keeps the memory, but not the name. */
    static View viewOfHeld(long number) {
        try (FileMapping held = FileMapping.open(SharedPattern.heldName(number), Access.READ)) {
            return held.map(Access.READ);
        }
    }

    /** Asks for a name until nobody holds it any more. Asking is the only way to see it: the wait itself is what is measured. */
    static void awaitFree(String name) {
        boolean free = false;
        while (!free) {
            free = isFree(name);
        }
    }

    static boolean isFree(String name) {
        try (FileMapping found = FileMapping.open(name, Access.READ)) {
            assertThat(found.isOpen()).isTrue();
            return false;
        } catch (ObjectNotFoundException e) {
            return true;
        }
    }

    /** All is as before the first kill: the counts at once, since a name is free no sooner than all else of a dead process. */
    void expectAsBefore() {
        assertThat(status())
                .as(() -> "the broker's descriptors were %s and are %s"
                        .formatted(descriptors, descriptors(before.processId())))
                .isEqualTo(before);
        assertThat(SharedPattern.firstDifference(reading.segment(), SharedPattern.SURVIVORS_SEED))
                .isEqualTo(-1);
        assertThat(mapping.isOpen()).isTrue();
    }

    @Override
    public void close() {
        reading.close();
        writing.close();
        mapping.close();
    }
}
