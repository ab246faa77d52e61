package org.basenamed.linux;

import java.util.Arrays;

/**
 * Who made the other end of a connection, as the kernel noted it when the connection was made.
 *
 * @param pid the process, in this process's pid namespace; 0 if it cannot be seen from here. It may have ended, and its
 *     number may be another's
 * @param uid its effective user
 * @param gid its effective group
 * @param groups its supplementary groups
 */
@SuppressWarnings("ArrayRecordComponent") // Copied on the way in and out, and compared by content.
public record PeerCredentials(int pid, int uid, int gid, int[] groups) {
    /** Copies {@code groups}. */
    public PeerCredentials {
        groups = groups.clone();
    }

    /** A copy of the supplementary groups. */
    @Override
    public int[] groups() {
        return groups.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PeerCredentials that
                && pid == that.pid
                && uid == that.uid
                && gid == that.gid
                && Arrays.equals(groups, that.groups);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * pid + uid) + gid) + Arrays.hashCode(groups);
    }

    @Override
    public String toString() {
        return "pid " + pid + ", uid " + uid + ", gid " + gid + ", groups " + Arrays.toString(groups);
    }
}
