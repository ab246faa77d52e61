package org.basenamed.linux;

import java.nio.file.Path;

/** Does one thing, says so, and waits to be killed. */
final class ChildMain {
    private ChildMain() {}

    public static void main(String[] arguments) throws Exception {
        Path path = Path.of(arguments[1]);
        System.out.println(
                switch (arguments[0]) {
                    case "connect" -> SeqpacketSocket.connect(path) >= 0 ? "connected" : "refused";
                    case "lock" -> lock(path, Long.parseLong(arguments[2]));
                    default -> throw new IllegalArgumentException(arguments[0]);
                });
        // Until the parent kills it, or is gone itself.
        while (System.in.read() >= 0) {}
    }

    private static String lock(Path path, long byteIndex) {
        Fd file = Fd.own(FileCalls.open(path, FileCalls.O_RDWR | FileCalls.O_CLOEXEC, 0));
        int result = OfdLock.lock(file, byteIndex, true);
        return result == 0 ? "locked" : Errno.nameOf(-result);
    }
}
