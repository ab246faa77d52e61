package org.basenamed.broker.operation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.basenamed.linux.KernelFile;
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
        boolean capable = hasCapability(peer.pid()) && KernelFile.hasUsersOfMachine(peer.pid());
        // asked last: if it still lives, its number has been its own all the time
        return (capable && !caller.isOver()) || inGroup(peer);
    }

    private static boolean hasCapability(int processId) {
        Matcher effective = EFFECTIVE.matcher(KernelFile.read(Path.of("/proc", Integer.toString(processId), "status")));
        return effective.find() && (Long.parseUnsignedLong(effective.group(1), 16) >>> CAP_IPC_LOCK & 1) != 0;
    }

    private static boolean inGroup(PeerCredentials peer) {
        String text = KernelFile.firstLine(GROUP);
        if (text.isEmpty()) {
            return false;
        }
        int group = Integer.parseInt(text);
        return peer.gid() == group || Arrays.stream(peer.groups()).anyMatch(it -> it == group);
    }
}
