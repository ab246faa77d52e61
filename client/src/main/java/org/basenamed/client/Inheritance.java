package org.basenamed.client;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.basenamed.client.core.ChildHandles;
import org.basenamed.client.core.ChildLaunch;
import org.basenamed.client.core.HandleCalls;
import org.basenamed.model.Result;
import org.jspecify.annotations.Nullable;

/**
 * Starts child processes that inherit handles: at the same values, with the same rights, and whether or not the child could open the
 * object itself. Win32: {@code CreateProcess} with {@code bInheritHandles}.
 *
 * <pre>{@code
 * mapping.setInheritable(true);
 * ProcessBuilder builder = new ProcessBuilder("java", "-jar", "child.jar", String.valueOf(mapping.handleValue()));
 * Process child = Inheritance.of(builder).start();
 * // in the child:
 * FileMapping mapping = FileMapping.adopt(Long.parseLong(args[0]));
 * }</pre>
 *
 * <p>The child inherits what is inheritable when it is started, and later changes of this process mean nothing to it. It gets the handles
 * when it first uses this library; if it never does, they are closed when it ends. They are kept for it though this process may end at
 * once. They are for the child itself: what it starts in turn inherits them if the child says so in the same way.
 *
 * <p>The child knows by the variable {@code BASENAMED_INHERITANCE} of its environment that there is something to get. The variable is good
 * for that process alone, and once.
 */
public final class Inheritance {
    private final ProcessBuilder builder;
    private final Wish wish;

    /** What a child is to have. */
    private record Wish(boolean handles, @Nullable List<Long> listed, List<Job> jobs, boolean breaksAway) {}

    private Inheritance(ProcessBuilder builder, Wish wish) {
        this.builder = builder;
        this.wish = wish;
    }

    /** A child that inherits all handles of this process that are inheritable. */
    public static Inheritance of(ProcessBuilder builder) {
        return new Inheritance(builder, new Wish(true, null, List.of(), false));
    }

    /** A child that inherits no handles. */
    static Inheritance ofNothing(ProcessBuilder builder) {
        return new Inheritance(builder, new Wish(false, null, List.of(), false));
    }

    /**
     * A child that inherits these handles and no other. Win32: {@code PROC_THREAD_ATTRIBUTE_HANDLE_LIST}.
     *
     * @param handleValues handles of this process, all of them inheritable
     */
    public Inheritance only(long... handleValues) {
        List<Long> listed = Arrays.stream(handleValues).boxed().toList();
        return new Inheritance(builder, new Wish(true, listed, wish.jobs, wish.breaksAway));
    }

    /**
     * A child that begins in these jobs, beside those that this process is in: before its first step, so that nothing that it starts is
     * left behind. Each of them is below the one before. Win32: {@code PROC_THREAD_ATTRIBUTE_JOB_LIST}.
     */
    public Inheritance into(Job... jobs) {
        return new Inheritance(builder, new Wish(wish.handles, wish.listed, List.of(jobs), wish.breaksAway));
    }

    /** A child that leaves the jobs of this process, as far as they let it. Win32: {@code CREATE_BREAKAWAY_FROM_JOB}. */
    public Inheritance breakingAway() {
        return new Inheritance(builder, new Wish(wish.handles, wish.listed, wish.jobs, true));
    }

    /**
     * Starts the child.
     *
     * @throws IOException if it cannot be started, as for {@link ProcessBuilder#start()}; nothing is kept for it then
     * @throws BasenamedException with {@code ERROR_INVALID_PARAMETER} if one of the handles that were listed is none, or not
     *     inheritable; with {@code ERROR_NOT_ENOUGH_QUOTA} if a job that the child would be in has no room for it. No process has been
     *     started then, or it has been ended before its first step
     * @throws AccessDeniedException if it may not break away, or the jobs cannot be one below the other
     * @throws BrokerUnavailableException if no broker can be reached or started
     */
    public Process start() throws IOException {
        List<Long> jobs = wish.jobs.stream().map(Job::handleValue).toList();
        ChildLaunch launch = Outcome.of(
                "Inheritance.start", "", () -> ChildLaunch.prepare(HandleCalls.CURRENT_PROCESS, wish.breaksAway, jobs));
        ChildHandles handles = wish.handles
                ? Outcome.of(
                        "Inheritance.start", "", () -> ChildHandles.prepare(HandleCalls.CURRENT_PROCESS, wish.listed))
                : ChildHandles.none();
        Result<Process> started = launch.start(builder, handles);
        return Outcome.of("Inheritance.start", "", () -> started);
    }
}
