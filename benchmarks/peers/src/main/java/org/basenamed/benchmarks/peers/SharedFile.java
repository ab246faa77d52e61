package org.basenamed.benchmarks.peers;

import java.io.File;

/** Files in memory, which is where these libraries share. */
final class SharedFile {
    private SharedFile() {}

    /** One that is not there, and that the program's end takes away if it is then. */
    static File of(String what) {
        File file = new File(
                "/dev/shm/basenamed-benchmark-" + what + "-" + ProcessHandle.current().pid());
        file.deleteOnExit();
        return file;
    }
}
