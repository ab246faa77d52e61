package org.basenamed.linux;

/**
 * What the kernel tells of a file.
 *
 * @param inode its number on its device
 * @param device where it is, as {@code st_dev} has it
 * @param mode type and permissions, as {@code st_mode} has them
 * @param uid the owner
 * @param gid the group
 * @param linkCount how many names it has; 0 for a deleted file and for a memfd
 * @param sizeBytes its size
 */
public record FileStatus(long inode, long device, int mode, int uid, int gid, int linkCount, long sizeBytes) {
    private static final int TYPE_MASK = 0170000;
    private static final int PERMISSIONS_MASK = 07777;

    /** The mode's permission bits, with set-uid, set-gid and sticky. */
    public int permissions() {
        return mode & PERMISSIONS_MASK;
    }

    /** Whether it is a plain file, as a memfd is. */
    public boolean isRegularFile() {
        return (mode & TYPE_MASK) == 0100000;
    }

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return (mode & TYPE_MASK) == 0040000;
    }

    /** Whether it is a symbolic link. */
    public boolean isSymbolicLink() {
        return (mode & TYPE_MASK) == 0120000;
    }

    /** Whether it is a socket. */
    public boolean isSocket() {
        return (mode & TYPE_MASK) == 0140000;
    }
}
