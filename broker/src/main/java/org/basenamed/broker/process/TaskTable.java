package org.basenamed.broker.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.basenamed.linux.Epoll;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Pidfd;
import org.basenamed.linux.ProcessFacts;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.KernelObject;
import org.jspecify.annotations.Nullable;

/**
 * The processes and threads that are watched. They are held by descriptor, so that none is taken for another one that has its number
 * later. An ended one stays while a handle to it is open.
 */
public final class TaskTable implements AutoCloseable {
    private final Epoll epoll = Epoll.create();
    private final Map<Long, Task> byToken = new HashMap<>();
    private final Map<Task, Long> tokens = new HashMap<>();
    private final Map<Integer, ProcessTask> processes = new HashMap<>();
    private final Map<Integer, ThreadTask> threads = new HashMap<>();
    private final Map<Long, Task> byObject = new HashMap<>();
    private long lastToken;

    public TaskTable() {}

    /** Can be read when a process or thread has ended: {@link #takeEnded} then. */
    public Fd ends() {
        return epoll.fd();
    }

    /** Those that have ended since this was last asked, as far as there is room to tell; threads before processes. */
    public List<Task> takeEnded() {
        int ready = epoll.await(0);
        List<Task> ended = new ArrayList<>();
        for (int i = 0; i < ready; i++) {
            Task task = byToken.get(epoll.token(i));
            if (task != null) {
                ended.add(ended.isEmpty() || task instanceof ProcessTask ? ended.size() : 0, task);
            }
        }
        return ended;
    }

    /**
     * The process that has the number now; the one that had it last, if nobody does and handles to that one are open (HD-47).
     *
     * @return refused with 87 if there is none (HD-47c)
     */
    public Result<ProcessTask> process(int number) {
        ProcessTask known = processes.get(number);
        return known != null && !isOver(known)
                ? Result.granted(known)
                : watch(number, open(Pidfd.open(number)), known, ProcessTask::new);
    }

    /**
     * The thread that has the number now, or had it last.
     *
     * @return refused with 87 if there is none, or this kernel cannot watch threads
     */
    public Result<ThreadTask> thread(int number) {
        ThreadTask known = threads.get(number);
        return known != null && !isOver(known)
                ? Result.granted(known)
                : watch(number, open(Pidfd.openThread(number)), known, ThreadTask::new);
    }

    @FunctionalInterface
    private interface Maker<T> {
        T make(int number, Fd pidfd, ProcessFacts facts);
    }

    /** Watches what has just been opened; what is known already is the answer if that has ended, or cannot be opened for its end. */
    private <T extends Task> Result<T> watch(int number, Result<Fd> opened, @Nullable T known, Maker<T> maker) {
        return switch (opened) {
            case Result.Granted<Fd>(Fd pidfd) -> {
                Optional<ProcessFacts> facts = ProcessFacts.of(pidfd, number);
                if (facts.isPresent() && !Pidfd.hasExited(pidfd)) {
                    yield watch(maker.make(number, pidfd, facts.get()));
                }
                // it has ended, and its parent has not asked for it yet: it still is the one that has the number
                pidfd.close();
                yield known == null ? Result.refused(Win32Error.ERROR_INVALID_PARAMETER) : Result.granted(known);
            }
            case Result.Refused<Fd>(Win32Error error) ->
                known == null || error != Win32Error.ERROR_INVALID_PARAMETER
                        ? Result.refused(error)
                        : Result.granted(known);
        };
    }

    private static Result<Fd> open(int pidfd) {
        if (pidfd >= 0) {
            return Result.granted(Fd.own(pidfd));
        }
        return switch (-pidfd) {
            case Errno.ESRCH, Errno.EINVAL, Errno.ENOENT -> Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            case Errno.EMFILE, Errno.ENFILE, Errno.ENOMEM -> Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
            default -> throw new LinuxException("pidfd_open", -pidfd);
        };
    }

    /** The process with that number, if it is watched and has not ended. */
    public @Nullable ProcessTask findProcess(int number) {
        ProcessTask known = processes.get(number);
        return known == null || known.hasEnded() ? null : known;
    }

    private <T extends Task> Result<T> watch(T task) {
        long token = ++lastToken;
        int added = epoll.add(task.pidfd().number(), Epoll.EPOLLIN | Epoll.EPOLLONESHOT, token);
        if (added < 0) {
            task.pidfd().close();
            if (added == -Errno.ENOSPC || added == -Errno.ENOMEM) {
                return Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
            }
            throw new LinuxException("epoll_ctl", -added, task.pidfd());
        }
        byToken.put(token, task);
        tokens.put(task, token);
        switch (task) {
            case ProcessTask process -> processes.put(process.number(), process);
            case ThreadTask thread -> threads.put(thread.number(), thread);
        }
        return Result.granted(task);
    }

    /** Handles to it exist from now on. */
    public void adopt(Task task, KernelObject object) {
        task.object(object);
        byObject.put(object.id(), task);
    }

    /** What an object stands for. */
    public Task of(KernelObject object) {
        Task task = byObject.get(object.id());
        if (task == null) {
            throw new IllegalStateException("object " + object.id() + " is no process or thread");
        }
        return task;
    }

    /** The last handle to it has been closed. */
    public void dispose(KernelObject object) {
        Task task = byObject.remove(object.id());
        if (task != null) {
            task.objectGone();
            forgetIfUnneeded(task);
        }
    }

    /** Whether the kernel says that it has ended. */
    public static boolean isOver(Task task) {
        return task.hasEnded() || Pidfd.hasExited(task.pidfd());
    }

    /** Notes an end; the caller has released everything that the process had. */
    public void end(Task task) {
        switch (task) {
            case ProcessTask process -> process.end();
            case ThreadTask thread -> thread.end(codeOf(thread.processNumber()));
        }
        forgetIfUnneeded(task);
    }

    private OptionalInt codeOf(int processNumber) {
        ProcessTask process = processes.get(processNumber);
        return process == null ? OptionalInt.empty() : process.exitCode();
    }

    /** The threads of a process that have not been noticed to have ended. */
    public List<ThreadTask> threadsOf(ProcessTask process) {
        return threads.values().stream()
                .filter(thread -> thread.processNumber() == process.number() && !thread.hasEnded())
                .toList();
    }

    /** All processes that are watched. */
    public List<ProcessTask> processes() {
        return List.copyOf(processes.values());
    }

    /** Watches it no longer, unless there is a reason to. */
    public void forgetIfUnneeded(Task task) {
        if (task.isNeeded()) {
            return;
        }
        Long token = tokens.remove(task);
        if (token == null) {
            return;
        }
        byToken.remove(token);
        switch (task) {
            case ProcessTask process -> processes.remove(process.number(), process);
            case ThreadTask thread -> threads.remove(thread.number(), thread);
        }
        epoll.remove(task.pidfd().number());
        task.pidfd().close();
    }

    @Override
    public void close() {
        tokens.keySet().forEach(task -> task.pidfd().close());
        epoll.close();
    }
}
