package org.basenamed.systemtests.users;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.FileCalls;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Pidfd;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.linux.SeqpacketSocket;

/** Going around the broker: through the kernel, at its files, and at its process. */
final class MachineAttacks {

    private MachineAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack(
                        "open the broker's descriptors through /proc",
                        (client, target) -> noDescriptorOf(target.brokerPid())),
                new Attack(
                        "open a stranger's descriptors through /proc",
                        (client, target) -> noDescriptorOf(target.victimPid())),
                new Attack(
                        "read a stranger's memory through /proc",
                        (client, target) -> failed(open("/proc/" + target.victimPid() + "/mem", FileCalls.O_RDONLY))),
                new Attack(
                        "write the broker's memory through /proc",
                        (client, target) -> failed(open("/proc/" + target.brokerPid() + "/mem", FileCalls.O_RDWR))),
                new Attack(
                        "take a descriptor out of the broker",
                        (client, target) -> noDescriptorTaken(target.brokerPid())),
                new Attack(
                        "take a descriptor out of a stranger",
                        (client, target) -> noDescriptorTaken(target.victimPid())),
                new Attack(
                        "kill the broker",
                        (client, target) -> failed(ProcessCalls.kill(target.brokerPid(), ProcessCalls.SIGKILL))),
                new Attack(
                        "kill a stranger",
                        (client, target) -> failed(ProcessCalls.kill(target.victimPid(), ProcessCalls.SIGKILL))),
                new Attack(
                        "remove the broker's socket",
                        (client, target) ->
                                failed(FileCalls.unlink(target.directory().resolve("broker.socket")))),
                new Attack("put another socket beside the broker's", (client, target) -> {
                    try {
                        SeqpacketSocket.listen(target.directory().resolve("other.socket"), 1)
                                .close();
                    } catch (LinuxException e) {
                        failed(-e.errno());
                        return;
                    }
                    throw new IllegalStateException("IT WORKED");
                }),
                new Attack(
                        "let others connect no longer",
                        (client, target) ->
                                failed(FileCalls.chmod(target.directory().resolve("broker.socket"), 0))),
                new Attack(
                        "take the broker's lock",
                        (client, target) -> failed(
                                open(target.directory().resolve("broker.lock").toString(), FileCalls.O_RDWR))));
    }

    private static int open(String path, int mode) {
        int opened = FileCalls.open(Path.of(path), mode | FileCalls.O_CLOEXEC, 0);
        if (opened >= 0) {
            Fd.own(opened).close();
        }
        return opened;
    }

    /** Sees that a call of the kernel was refused for want of a right. */
    private static void failed(int result) {
        failed(result, List.of(Errno.EACCES, Errno.EPERM));
    }

    /** Sees that a call of the kernel failed, with one of these errors. */
    static void failed(long result, List<Integer> errors) {
        if (result >= 0) {
            throw new IllegalStateException("IT WORKED: " + result);
        }
        if (!errors.contains((int) -result)) {
            throw new IllegalStateException("failed for another reason: " + Errno.nameOf((int) -result));
        }
    }

    private static void noDescriptorOf(int process) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Integer.toString(process), "fd"))) {
            throw new IllegalStateException("SHOWN " + descriptors.toList());
        } catch (IOException e) {
            for (int number = 0; number < 100; number++) {
                failed(open("/proc/" + process + "/fd/" + number, FileCalls.O_RDONLY));
            }
        }
    }

    private static void noDescriptorTaken(int process) {
        try (Fd pidfd = Fd.own(Pidfd.open(process))) {
            for (int number = 0; number < 100; number++) {
                failed(Pidfd.getfd(pidfd, number));
            }
        }
    }
}
