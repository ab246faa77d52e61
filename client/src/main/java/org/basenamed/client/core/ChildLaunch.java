package org.basenamed.client.core;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.JobCatalogue;
import org.basenamed.protocol.message.DoneReply;
import org.basenamed.protocol.message.LaunchReply;
import org.basenamed.protocol.message.LaunchRequest;
import org.jspecify.annotations.Nullable;

/*
 * A child that begins in a job must be there before it starts others. Where the kernel does not see to that, it stands still behind a
 * gate until it is there: a child that is in no job is never let loose.
 */
/** One child that is about to be started, and the jobs that it begins in. */
public final class ChildLaunch {
    private static final int NOT_STARTED = 0;

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
        return start(builder, handles, how.gated()).map(child -> {
            child.release();
            return child.process();
        });
    }

    /** Whether {@link #startHeld} holds this child: it takes a shell, and one that hands the child's environment on unchanged. */
    public boolean holds(ProcessBuilder builder) {
        return how.gated() || Gate.keeps(builder.environment());
    }

    /**
     * Starts the child, which stands still before its first step if it {@linkplain #holds can be held}; otherwise it runs.
     *
     * @param handles what it inherits
     * @return refused if it cannot be in those jobs; it has not run then
     * @throws IOException if it cannot be started
     */
    public Result<HeldChild> startHeld(ProcessBuilder builder, ChildHandles handles) throws IOException {
        return start(builder, handles, holds(builder));
    }

    private Result<HeldChild> start(ProcessBuilder builder, ChildHandles handles, boolean held) throws IOException {
        Map<String, String> environment = builder.environment();
        String before = environment.remove(LaunchReply.MARK_VARIABLE);
        try {
            Optional<String> program = held ? program(builder) : Optional.empty();
            return program.isPresent()
                    ? startGated(builder, handles, program.get())
                    : startFreely(builder, handles, held);
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

    private Result<HeldChild> startFreely(ProcessBuilder builder, ChildHandles handles, boolean held)
            throws IOException {
        Process process = handles.start(builder);
        if (held) {
            // there was no such program a moment ago
            process.destroyForcibly();
            throw new IOException("cannot start " + builder.command().getFirst());
        }
        // one that has ended by now has been in its parent's job as the kernel sees it
        boolean tooMany = how.follows() && isRefused(tell(process), Win32Error.ERROR_NOT_ENOUGH_QUOTA);
        return tooMany ? Result.refused(Win32Error.ERROR_NOT_ENOUGH_QUOTA) : Result.granted(HeldChild.running(process));
    }

    private static boolean isRefused(Result<DoneReply> result, Win32Error expected) {
        return result instanceof Result.Refused<DoneReply>(Win32Error error) && error == expected;
    }

    private Result<DoneReply> tell(Process process) {
        LaunchRequest request = new LaunchRequest((int) process.pid(), wish.parent(), wish.breaksAway(), wish.jobs());
        return member.call(JobCatalogue.LAUNCH, request).result();
    }

    private Result<HeldChild> startGated(ProcessBuilder builder, ChildHandles handles, String program)
            throws IOException {
        Gate gate = new Gate();
        boolean stands = false;
        try {
            HeldChild child = HeldChild.behind(gate, startBehind(gate, builder, handles, program));
            if (how.follows() && tell(child.process()) instanceof Result.Refused<DoneReply>(Win32Error error)) {
                child.destroy();
                return Result.refused(error);
            }
            stands = true;
            return Result.granted(child);
        } finally {
            // whatever stands behind it ends
            if (!stands) {
                gate.close();
            }
        }
    }

    private Process startBehind(Gate gate, ProcessBuilder builder, ChildHandles handles, String program)
            throws IOException {
        List<String> command = builder.command();
        List<String> words = new ArrayList<>(command);
        words.set(0, program);
        try {
            builder.command(gate.before(words, how.mark(), builder.environment()));
            return handles.start(builder);
        } finally {
            builder.command(command);
            Gate.restore(builder.environment());
        }
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
