package org.basenamed.broker.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.basenamed.linux.KernelText;
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

    static boolean holds(Caller caller) {
        PeerCredentials peer = caller.peer();
        String number = Integer.toString(peer.pid());
        boolean capable = hasCapability(number) && KernelText.hasUsersOfMachine(number);
        // asked last: if it still lives, its number has been its own all the time
        return (capable && !caller.isOver()) || inGroup(peer);
    }

    private static boolean hasCapability(String number) {
        try {
            Path status = Path.of("/proc", number, "status");
            Matcher effective = EFFECTIVE.matcher(Files.readString(status));
            return effective.find() && (Long.parseUnsignedLong(effective.group(1), 16) >>> CAP_IPC_LOCK & 1) != 0;
        } catch (IOException e) {
            // a process that has just ended, or is not to be seen from here, has shown no privilege
            return false;
        }
    }

    private static boolean inGroup(PeerCredentials peer) {
        String text = KernelText.firstLine(GROUP);
        if (text.isEmpty()) {
            return false;
        }
        int group = Integer.parseInt(text);
        return peer.gid() == group || Arrays.stream(peer.groups()).anyMatch(it -> it == group);
    }
}
