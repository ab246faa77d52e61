package org.basenamed.broker.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.basenamed.linux.Cgroup;
import org.basenamed.linux.CgroupMount;
import org.basenamed.linux.Epoll;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.job.CpuRate;
import org.basenamed.model.job.Job;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.job.JobUsage;
import org.jspecify.annotations.Nullable;

/*
 * A job is a group with a group "members" in it, and beside that the groups of the jobs below it: a group whose processes are limited
 * must not have any itself. The groups are made when the first process comes, for only then it is known whether the job is below another.
 */
/** Keeps jobs together by control groups: no descendant gets out, and all end at one stroke. */
public final class CgroupEngine implements JobEngine {
    private static final String MEMBERS = "members";
    private static final String JOB = "job-";
    private static final String CONTROL = "cgroup.subtree_control";
    private static final int UNITS_PER_MICRO = 10;

    private final CgroupMount mount;
    private final Cgroup base;
    private final JobTable jobs;
    private final Set<String> controllers;
    private final Epoll emptied = Epoll.create();
    private final Map<Long, Group> groups = new HashMap<>();

    /** A job's group, and where its first process was before. */
    private record Group(Cgroup cgroup, @Nullable Path origin, Fd events) {
        Cgroup members() {
            return cgroup.child(MEMBERS);
        }
    }

    /**
     * An engine over a group of its own.
     *
     * @param base the group, which exists and is empty
     */
    CgroupEngine(CgroupMount mount, Cgroup base, JobTable jobs) {
        this.mount = mount;
        this.base = base;
        this.jobs = jobs;
        List.of("cpu", "memory").forEach(it -> base.write(CONTROL, "+" + it));
        this.controllers = Set.of(base.read(CONTROL).split("\\s+", -1));
    }

    @Override
    public String description() {
        return "cgroup at " + base.directory();
    }

    @Override
    public int enforced() {
        return BY_PROCESS | (controllers.contains("memory") ? JobLimits.JOB_MEMORY : 0);
    }

    @Override
    public boolean ratesProcessors() {
        return controllers.contains("cpu");
    }

    @Override
    public boolean keepsDescendants() {
        return true;
    }

    private Result<Group> groupOf(Job job, @Nullable Job parent, int first) {
        Group known = groups.get(job.id());
        if (known != null) {
            return Result.granted(known);
        }
        return parent == null
                ? make(job, base, first)
                : groupOf(parent, parent.parent(), first).then(above -> make(job, above.cgroup(), first));
    }

    private Result<Group> make(Job job, Cgroup above, int first) {
        Cgroup cgroup = above.child(JOB + job.id());
        int made = cgroup.create();
        if (made == 0) {
            controllers.forEach(it -> cgroup.write(CONTROL, "+" + it));
            made = cgroup.child(MEMBERS).create();
        }
        int events = made < 0 ? made : cgroup.openEvents();
        if (events < 0) {
            remove(cgroup);
            return Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
        }
        Fd fd = Fd.own(events);
        Cgroup.quiet(fd);
        int added = emptied.add(events, Epoll.EPOLLPRI, job.id());
        if (added < 0) {
            fd.close();
            remove(cgroup);
            return Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
        }
        Group group = new Group(cgroup, mount.groupOf(first).orElse(null), fd);
        Result<Boolean> limited = limit(cgroup, job.limits(), job.settings().cpuRate());
        if (!limited.isGranted()) {
            // one that is there counts as limited
            discard(group);
            return limited.map(never -> group);
        }
        groups.put(job.id(), group);
        return Result.granted(group);
    }

    @Override
    public Result<Boolean> move(int number, Job job, @Nullable Job parent) {
        Result<Boolean> moved =
                groupOf(job, parent, number).then(group -> moved(group.members().add(number), number));
        if (!moved.isGranted() && !job.hasHeld()) {
            // its next first process may come from elsewhere, and into another job
            drop(job);
        }
        return moved;
    }

    private static Result<Boolean> moved(int result, int number) {
        return switch (-result) {
            case 0 -> Result.granted(true);
            case Errno.ESRCH -> Result.refused(Win32Error.ERROR_ACCESS_DENIED);
            case Errno.EACCES, Errno.EPERM, Errno.EBUSY, Errno.EOPNOTSUPP, Errno.ENOENT ->
                Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
            case Errno.EAGAIN, Errno.ENOMEM, Errno.EMFILE, Errno.ENFILE ->
                Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
            default -> throw new LinuxException("write to cgroup.procs", -result, number);
        };
    }

    @Override
    public Result<Boolean> release(int number, Job like) {
        List<Job> chain = like.chain();
        Group outermost = groups.get(chain.getLast().id());
        Path origin = outermost == null ? null : outermost.origin();
        if (origin != null && new Cgroup(origin).add(number) == 0) {
            return Result.granted(true);
        }
        // where they came from is no place any more: nowhere in particular
        Cgroup outside = base.child("outside");
        int made = outside.create();
        return moved(made < 0 ? made : outside.add(number), number);
    }

    @Override
    public void look() {
        // the kernel keeps the lists
    }

    @Override
    public List<Integer> found(Job job) {
        Group group = groups.get(job.id());
        return group == null ? List.of() : group.members().processes();
    }

    @Override
    public Optional<Job> jobOf(int number) {
        return jobs.isEmpty() ? Optional.empty() : mount.groupOf(number).flatMap(this::jobIn);
    }

    private Optional<Job> jobIn(Path group) {
        boolean members = group.startsWith(base.directory()) && group.endsWith(MEMBERS);
        String name = members ? group.getName(group.getNameCount() - 2).toString() : "";
        return name.startsWith(JOB) ? Optional.ofNullable(jobs.find(name.substring(JOB.length()))) : Optional.empty();
    }

    @Override
    public void kill(Job job) {
        Group group = groups.get(job.id());
        if (group != null && group.cgroup().kill() != 0) {
            killOneByOne(job);
        }
    }

    /** Before Linux 5.14: while they stand still none is added, and no number comes to mean another one. */
    private void killOneByOne(Job job) {
        Group group = groups.get(job.id());
        if (group != null) {
            group.cgroup().freeze(true);
            job.children().forEach(this::killOneByOne);
            group.members().processes().forEach(number -> ProcessCalls.kill(number, ProcessCalls.SIGKILL));
            group.cgroup().freeze(false);
        }
    }

    @Override
    public boolean isPopulated(Job job) {
        Group group = groups.get(job.id());
        return group != null && group.cgroup().isPopulated();
    }

    @Override
    public Result<Boolean> limit(Job job, JobLimits limits, CpuRate rate) {
        Group group = groups.get(job.id());
        // it is limited when the group is made
        return group == null ? Result.granted(true) : limit(group.cgroup(), limits, rate);
    }

    private Result<Boolean> limit(Cgroup cgroup, JobLimits limits, CpuRate rate) {
        boolean done = true;
        if (controllers.contains("memory")) {
            boolean limited = limits.has(JobLimits.JOB_MEMORY);
            done = cgroup.write("memory.max", memoryMaximum(limits)) == 0;
            if (cgroup.has("memory.swap.max")) {
                done &= cgroup.write("memory.swap.max", limited ? "0" : "max") == 0;
            }
        }
        if (ratesProcessors()) {
            done &= cgroup.write("cpu.max", CpuShare.maximum(rate)) == 0;
            done &= cgroup.write("cpu.weight", CpuShare.weight(rate)) == 0;
        }
        return done ? Result.granted(true) : Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
    }

    /** As groups spell it; what is beyond all numbers of theirs is no limit. */
    static String memoryMaximum(JobLimits limits) {
        return limits.has(JobLimits.JOB_MEMORY) && limits.jobMemory() >= 0 ? String.valueOf(limits.jobMemory()) : "max";
    }

    @Override
    public Optional<JobUsage> times(Job job) {
        Group group = groups.get(job.id());
        if (group == null) {
            return Optional.empty();
        }
        long user = group.cgroup().field("cpu.stat", "user_usec");
        long kernel = group.cgroup().field("cpu.stat", "system_usec");
        return user < 0 || kernel < 0
                ? Optional.empty()
                : Optional.of(JobUsage.NONE.withTimes(user * UNITS_PER_MICRO, kernel * UNITS_PER_MICRO));
    }

    @Override
    public Optional<Memory> memory(Job job) {
        Group group = groups.get(job.id());
        if (group == null || !controllers.contains("memory")) {
            return Optional.empty();
        }
        long now = number(group.cgroup().read("memory.current"));
        long peak = number(group.cgroup().read("memory.peak"));
        return Optional.of(
                new Memory(now, Math.max(now, peak), Math.max(0, group.cgroup().field("memory.events", "oom"))));
    }

    private static long number(String text) {
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    @Override
    public String mark(Job job) {
        return "";
    }

    @Override
    public void drop(Job job) {
        Group group = groups.remove(job.id());
        if (group != null) {
            discard(group);
        }
    }

    private void discard(Group group) {
        emptied.remove(group.events().number());
        group.events().close();
        remove(group.cgroup());
    }

    private static void remove(Cgroup cgroup) {
        cgroup.child(MEMBERS).remove();
        cgroup.remove();
    }

    @Override
    public Optional<Fd> events() {
        return Optional.of(emptied.fd());
    }

    @Override
    public List<Long> takeEvents() {
        int ready = emptied.await(0);
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < ready; i++) {
            Group group = groups.get(emptied.token(i));
            if (group != null) {
                Cgroup.quiet(group.events());
                numbers.add(emptied.token(i));
            }
        }
        return numbers;
    }

    @Override
    public void close() {
        groups.values().forEach(group -> {
            group.events().close();
            remove(group.cgroup());
        });
        base.child("outside").remove();
        base.remove();
        emptied.close();
    }
}
