package org.basenamed.broker.operation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.basenamed.linux.PeerCredentials;

/**
 * Who may have large pages: whom the kernel itself would let have them as shared memory, by the capability to lock memory or the
 * group that {@code vm.hugetlb_shm_group} names. It stands for Windows' {@code SeLockMemoryPrivilege}.
 */
final class LockingPrivilege {
    private static final Pattern EFFECTIVE = Pattern.compile("(?m)^CapEff:\\s+([0-9a-f]{16})$");
    private static final int CAP_IPC_LOCK = 14;
    private static final Path GROUP = Path.of("/proc/sys/vm/hugetlb_shm_group");

    private LockingPrivilege() {}

    static boolean holds(PeerCredentials peer) {
        return (hasCapability(peer.pid()) && isOfThisMachine(peer.pid())) || inGroup(peer);
    }

    private static boolean hasCapability(int processId) {
        try {
            Path status = Path.of("/proc", Integer.toString(processId), "status");
            Matcher effective = EFFECTIVE.matcher(Files.readString(status));
            return effective.find() && (Long.parseUnsignedLong(effective.group(1), 16) >>> CAP_IPC_LOCK & 1) != 0;
        } catch (IOException e) {
            // a process that has just ended, or is not to be seen from here, has shown no privilege
            return false;
        }
    }

    /** In a user name space of its own anybody has every capability, over that name space. */
    private static boolean isOfThisMachine(int processId) {
        return firstLine(Path.of("/proc", Integer.toString(processId), "uid_map"))
                .strip()
                .replaceAll("\\s+", " ")
                .equals("0 0 4294967295");
    }

    /** The kernel gives a setting's text to the first read alone, which so has to be a long one. */
    private static String firstLine(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            // a process that has just ended, or a kernel without large pages or name spaces
            return "";
        }
    }

    private static boolean inGroup(PeerCredentials peer) {
        String text = firstLine(GROUP);
        if (text.isEmpty()) {
            return false;
        }
        int group = Integer.parseInt(text);
        return peer.gid() == group || Arrays.stream(peer.groups()).anyMatch(it -> it == group);
    }
}
