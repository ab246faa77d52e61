package org.basenamed.client;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.basenamed.client.core.ChildHandles;
import org.basenamed.client.core.HandleCalls;
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
    private final @Nullable List<Long> listed;

    private Inheritance(ProcessBuilder builder, @Nullable List<Long> listed) {
        this.builder = builder;
        this.listed = listed;
    }

    /** A child that inherits all handles of this process that are inheritable. */
    public static Inheritance of(ProcessBuilder builder) {
        return new Inheritance(builder, null);
    }

    /**
     * A child that inherits these handles and no other. Win32: {@code PROC_THREAD_ATTRIBUTE_HANDLE_LIST}.
     *
     * @param handleValues handles of this process, all of them inheritable
     */
    public Inheritance only(long... handleValues) {
        return new Inheritance(builder, Arrays.stream(handleValues).boxed().toList());
    }

    /**
     * Starts the child.
     *
     * @throws IOException if it cannot be started, as for {@link ProcessBuilder#start()}; nothing is kept for it then
     * @throws BasenamedException with {@code ERROR_INVALID_PARAMETER} if one of the handles that were listed is none, or not
     *     inheritable; no process has been started then
     * @throws BrokerUnavailableException if no broker can be reached or started
     */
    public Process start() throws IOException {
        ChildHandles handles =
                Outcome.of("Inheritance.start", "", () -> ChildHandles.prepare(HandleCalls.CURRENT_PROCESS, listed));
        return handles.start(builder);
    }
}
