package org.basenamed.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.basenamed.client.Broker;
import org.basenamed.client.FileMapping;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.Userfaultfd;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets the library meet a broker of the tests' own, and sees that each test leaves things as they were. */
public final class PrivateBroker implements BeforeEachCallback, AfterEachCallback {
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final int HANDLES = 4096;

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(PrivateBroker.class);

    static {
        // read when the library is first used; the broker removes it when it leaves
        Path directory = Path.of(
                System.getProperty("java.io.tmpdir"),
                "basenamed-test-" + ProcessHandle.current().pid());
        System.setProperty("basenamed.directory", directory.toString());
        System.setProperty("basenamed.idle.millis", "200");
    }

    /** What a test may not change. */
    private record Held(int objects, int handles, int descriptors, long maps) {
        static Held now() throws IOException {
            Broker.Status status = Broker.status().orElseThrow();
            try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
                long ours =
                        maps.filter(line -> line.contains("memfd:basenamed")).count();
                return new Held(status.objects(), status.handles(), FileCalls.openDescriptors(), ours);
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        // starts the broker, and loads whatever opens descriptors that stay
        try (FileMapping mapping = FileMapping.createUnnamed(1)) {
            long handle = Kernel32.CreateFileMapping(WinNT.INVALID_HANDLE_VALUE, null, WinNT.PAGE_READONLY, 0, 1, null);
            Kernel32.UnmapViewOfFile(Kernel32.MapViewOfFile(handle, 0, 0, 0, 0));
            Kernel32.CloseHandle(handle);
            assertThat(mapping.existed()).isFalse();
        }
        Userfaultfd.isAvailable();
        // the arena of headers stays mapped, and the watch over the broker begins with the first sleep
        long event = Kernel32.CreateEvent(null, false, false, null);
        Kernel32.WaitForSingleObject(event, 1);
        Kernel32.CloseHandle(event);
        Kernel32.CloseHandle(Kernel32.CreateEvent(null, false, false, "arena"));
        Kernel32.CloseHandle(Kernel32.CreateMutex(null, false, null));
        Kernel32.CloseHandle(Kernel32.CreateMutex(null, false, "arena"));
        Held.now();
        context.getStore(NAMESPACE).put(Held.class, Held.now());
        Kernel32.SetLastError(Untouched.MARK);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Held before = context.getStore(NAMESPACE).get(Held.class, Held.class);
        Held now = Held.now();
        // the Java platform closes its pipes to a child that has ended in a thread of its own, after it has told of the
        // end
        for (long end = System.nanoTime() + PATIENCE_NANOS; !now.equals(before) && System.nanoTime() < end; ) {
            Thread.onSpinWait();
            now = Held.now();
        }
        for (int value = 4; value <= HANDLES && now.handles > 0; value += 4) {
            // so that what one test has left behind is not the next one's failure too
            Kernel32.CloseHandle(value);
        }
        assertThat(now).isEqualTo(before);
    }
}
