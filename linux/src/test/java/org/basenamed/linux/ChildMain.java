package org.basenamed.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Does one thing, says how it went, and waits to be killed. */
final class ChildMain {
    private ChildMain() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(
                switch (arguments[0]) {
                    case "connect" -> answer(SeqpacketSocket.connect(Path.of(arguments[1])), "connected");
                    case "lock" -> lock(Path.of(arguments[1]), Long.parseLong(arguments[2]));
                    case "session" -> session();
                    case "exhaust" -> exhaust();
                    default -> throw new IllegalArgumentException(arguments[0]);
                });
        // Until the parent kills it, or is gone itself.
        while (System.in.read() >= 0) {}
    }

    private static String answer(int result, String success) {
        return result < 0 ? Errno.nameOf(-result) : success;
    }

    private static String lock(Path path, long byteIndex) {
        Fd file = Fd.own(FileCalls.open(path, FileCalls.O_RDWR | FileCalls.O_CLOEXEC, 0));
        return answer(OfdLock.lock(file, byteIndex, true), "locked");
    }

    private static String session() {
        int pid = ProcessCalls.getpid();
        return (ProcessCalls.setsid() == pid) + " " + answer(ProcessCalls.setsid(), "again");
    }

    /** What happens to a descriptor that arrives when there is no number left for it. */
    private static String exhaust() {
        MemorySegment message = Arena.ofAuto().allocate(8);
        ReceivedFds fds = new ReceivedFds();
        SeqpacketSocket[] pair = SeqpacketSocket.pair();
        int passed = pair[0].fd().number();
        // Loading a class takes a descriptor: what is used when there is none left is used once before.
        pair[0].send(message, 8, passed);
        pair[1].receive(message, fds, false);
        fds.closeAll();
        pair[0].send(message, 8, passed);
        List<Fd> taken = new ArrayList<>();
        int refusal = open();
        while (refusal >= 0) {
            taken.add(Fd.own(refusal));
            refusal = open();
        }
        int received = pair[1].receive(message, fds, false);
        for (Fd fd : taken) {
            fd.close();
        }
        return Errno.nameOf(-refusal) + ", received " + received + ", descriptors " + fds.count() + ", truncated "
                + fds.truncated();
    }

    private static int open() {
        return Pidfd.open(ProcessCalls.getpid());
    }
}
