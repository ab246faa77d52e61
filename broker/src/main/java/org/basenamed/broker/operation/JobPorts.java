package org.basenamed.broker.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.job.Job;
import org.basenamed.model.job.JobMessage;
import org.basenamed.model.object.KernelObject;
import org.jspecify.annotations.Nullable;

/** Which completion ports are told what happens to jobs (jobs.md, section 6.5). */
final class JobPorts {
    /** So many ports may watch one job beside the one that it has. */
    private static final int MAX_WATCHERS = 64;

    private final PortStore ports;
    private final Map<Job, Target> associated = new HashMap<>();
    private final Map<Job, List<Target>> watchers = new HashMap<>();

    /** A port, and what its packets are to say that they are about. */
    record Target(KernelObject port, long key) {
        boolean isThere() {
            return port.handleCount() > 0;
        }
    }

    JobPorts(PortStore ports) {
        this.ports = ports;
    }

    /** JB-38, JB-37: the one port of a job; null for none any more. */
    Result<Boolean> associate(Job job, @Nullable Target target) {
        if (target == null) {
            associated.remove(job);
            return Result.granted(true);
        }
        if (associated.containsKey(job)) {
            return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
        }
        associated.put(job, target);
        tellOfMembers(job, target);
        return Result.granted(true);
    }

    /** A port beside that one. */
    Result<Boolean> watch(Job job, Target target) {
        List<Target> list = watchers.computeIfAbsent(job, it -> new ArrayList<>());
        list.removeIf(watcher -> !watcher.isThere());
        if (list.size() == MAX_WATCHERS) {
            return Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
        }
        list.add(target);
        tellOfMembers(job, target);
        return Result.granted(true);
    }

    private void tellOfMembers(Job job, Target target) {
        job.active().forEach(member -> send(target, new JobMessage(JobMessage.Kind.NEW_PROCESS, member.number())));
    }

    /** Tells one job's ports. */
    void post(Job job, JobMessage message) {
        Target port = associated.get(job);
        if (port != null) {
            send(port, message);
        }
        watchers.getOrDefault(job, List.of()).forEach(watcher -> send(watcher, message));
    }

    private void send(Target target, JobMessage message) {
        // JB-40: it is not promised that a message arrives
        ports.post(target.port(), new PortStore.Packet(message.kind().number(), target.key(), message.processNumber()));
    }

    /** Whether the job has a port of its own, to which somebody has a handle (JB-27). */
    boolean isAssociated(Job job) {
        Target target = associated.get(job);
        return target != null && target.isThere();
    }

    /** Whether anybody is told. */
    boolean isHeard(Job job) {
        return isAssociated(job)
                || watchers.getOrDefault(job, List.of()).stream().anyMatch(Target::isThere);
    }

    /** The job has ended. */
    void forget(Job job) {
        associated.remove(job);
        watchers.remove(job);
    }
}
