package org.basenamed.client.core;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.basenamed.linux.Epoll;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Pidfd;
import org.basenamed.linux.Pipe;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.JobCatalogue;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.LaunchReply;
import org.basenamed.protocol.message.LaunchRequest;
import org.jspecify.annotations.Nullable;

/*
 * A child that begins in a job must be there before it starts others. Where the kernel does not see to that, it is started as a shell that
 * reads one line from a pipe of this process, says on a second one that it has, and then becomes the program. If this process dies before
 * it has written the line, the shell reads the end of the pipe, and ends: a child that is in no job is never let loose. The shell opens
 * both pipes by the descriptors of this process, which therefore have to stay open until it has answered. The shell itself does not say
 * what job it is in: it is not in it before it has been put there, and whoever looks for members is not to find it too early.
 */
/** One child that is about to be started, and the jobs that it begins in. */
public final class ChildLaunch {
    private static final int NOT_STARTED = 0;
    private static final byte LINE_END = '\n';
    private static final String GATE = "{ IFS= read -r BASENAMED_GATE < \"$0\" && echo > \"$1\"; } 2> /dev/null"
            + " && unset BASENAMED_GATE && if test -n \"$2\"; then export " + LaunchReply.MARK_VARIABLE
            + "=\"$2\"; fi && shift 2 && exec \"$@\"";

    private final Membership member;
    private final LaunchRequest wish;
    private final LaunchReply how;

    private ChildLaunch(Membership member, LaunchRequest wish, LaunchReply how) {
        this.member = member;
        this.wish = wish;
        this.how = how;
    }

    /**
     * Asks whether such a child may be started.
     *
     * @param parent a handle to the process whose jobs it begins in, or {@link HandleCalls#CURRENT_PROCESS}
     * @param breaksAway whether it is to leave the jobs that let it
     * @param jobs handles to jobs that it begins in beside those
     * @return refused with 5 if it may not break away, with 1816 if there are too many processes, with 6 if one is no job
     */
    public static Result<ChildLaunch> prepare(long parent, boolean breaksAway, List<Long> jobs)
            throws BrokerUnreachableException {
        List<Integer> handles = new ArrayList<>();
        for (long job : jobs) {
            if (job != (int) job) {
                return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
            }
            handles.add((int) job);
        }
        if (parent != (int) parent) {
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        if (handles.size() > LaunchRequest.MAX_JOBS) {
            return Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
        }
        LaunchRequest wish = new LaunchRequest(NOT_STARTED, (int) parent, breaksAway, handles);
        LocalProcess.Asked<LaunchReply> asked = LocalProcess.current().askOnce(JobCatalogue.PREPARE_LAUNCH, wish);
        return asked.answer().result().map(reply -> new ChildLaunch(asked.member(), wish, reply));
    }

    /**
     * Starts the child.
     *
     * @param handles what it inherits
     * @return refused if it cannot be in those jobs; it has not run then
     * @throws IOException if it cannot be started
     */
    public Result<Process> start(ProcessBuilder builder, ChildHandles handles) throws IOException {
        Map<String, String> environment = builder.environment();
        String before = environment.remove(LaunchReply.MARK_VARIABLE);
        try {
            Optional<String> program = how.gated() ? program(builder) : Optional.empty();
            return program.isPresent() ? startGated(builder, handles, program.get()) : startFreely(builder, handles);
        } finally {
            restore(environment, before);
        }
    }

    private static void restore(Map<String, String> environment, @Nullable String before) {
        if (before == null) {
            environment.remove(LaunchReply.MARK_VARIABLE);
        } else {
            environment.put(LaunchReply.MARK_VARIABLE, before);
        }
    }

    private Result<Process> startFreely(ProcessBuilder builder, ChildHandles handles) throws IOException {
        Process process = handles.start(builder);
        if (how.gated()) {
            // there was no such program a moment ago
            process.destroyForcibly();
            throw new IOException("cannot start " + builder.command().getFirst());
        }
        // one that has ended by now has been in its parent's job as the kernel sees it
        boolean tooMany = how.follows() && isRefused(tell(process), Win32Error.ERROR_NOT_ENOUGH_QUOTA);
        return tooMany ? Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA) : Result.granted(process);
    }

    private static boolean isRefused(Result<DoneReply> result, Win32Error expected) {
        return result instanceof Result.Refused<DoneReply>(Win32Error error) && error == expected;
    }

    private Result<DoneReply> tell(Process process) {
        LaunchRequest request = new LaunchRequest((int) process.pid(), wish.parent(), wish.breaksAway(), wish.jobs());
        return member.call(JobCatalogue.LAUNCH, request).result();
    }

    private Result<Process> startGated(ProcessBuilder builder, ChildHandles handles, String program)
            throws IOException {
        List<String> command = builder.command();
        try (Pipe gate = Pipe.create();
                Pipe passed = Pipe.create()) {
            Process process;
            List<String> words = gate(gate, passed);
            words.add(program);
            words.addAll(command.subList(1, command.size()));
            builder.command(words);
            try {
                process = handles.start(builder);
            } finally {
                builder.command(command);
            }
            Result<DoneReply> told = tell(process);
            if (told instanceof Result.Refused<DoneReply>(Win32Error error)) {
                process.destroyForcibly();
                return Result.refused(error);
            }
            gate.write(LINE_END);
            awaitPassed(process, passed);
            return Result.granted(process);
        }
    }

    /** Waits until the shell has said that it has read, or has ended. */
    private static void awaitPassed(Process process, Pipe passed) {
        int opened = Pidfd.open((int) process.pid());
        if (opened == -Errno.ESRCH) {
            return;
        }
        LinuxException.check(opened, "pidfd_open", process);
        try (Fd child = Fd.own(opened);
                Epoll either = Epoll.create()) {
            LinuxException.check(either.add(child.number(), Epoll.EPOLLIN, 0), "epoll_ctl", child);
            LinuxException.check(
                    either.add(passed.reading().number(), Epoll.EPOLLIN, 0), "epoll_ctl", passed.reading());
            // a number that has come to mean another process is that of one that is not alive
            if (process.isAlive()) {
                LinuxException.check(either.await(Epoll.FOREVER), "epoll_pwait", child);
            }
        }
    }

    private List<String> gate(Pipe gate, Pipe passed) {
        String descriptors = "/proc/" + ProcessCalls.getpid() + "/fd/";
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", GATE));
        words.add(descriptors + gate.reading().number());
        words.add(descriptors + passed.writing().number());
        words.add(how.mark());
        return words;
    }

    /**
     * Where the program is: what the shell is to start, who would look for it in the child's path and not in this process's, as it is done
     * without a shell.
     *
     * @return empty if it is nowhere: the start is to fail then as it does without a shell
     */
    static Optional<String> program(ProcessBuilder builder) {
        String program = builder.command().isEmpty() ? "" : builder.command().getFirst();
        if (program.isEmpty() || program.indexOf('/') >= 0) {
            return Optional.of(program).filter(path -> isProgram(builder, path));
        }
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Arrays.stream(path.split(":", -1))
                .map(directory -> (directory.isEmpty() ? "." : directory) + "/" + program)
                .filter(file -> isProgram(builder, file))
                .findFirst();
    }

    /** Relative ones are meant from where the child begins. */
    private static boolean isProgram(ProcessBuilder builder, String path) {
        File from = builder.directory();
        File file = path.startsWith("/") || from == null ? new File(path) : new File(from, path);
        return file.isFile() && file.canExecute();
    }
}
