package org.basenamed.broker.job;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.basenamed.linux.Fd;
import org.basenamed.linux.ProcessFacts;
import org.basenamed.linux.ProcessUsage;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.job.CpuRate;
import org.basenamed.model.job.Job;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.job.JobMember;
import org.basenamed.model.job.JobUsage;
import org.basenamed.protocol.message.LaunchReply;
import org.jspecify.annotations.Nullable;

/*
 * The kernel does not help here. A process is in a job if it was put there; if its parent is in it; or if its environment says so, which
 * the library sees to when it starts one, and which descendants inherit. The last is for those whose parent has ended before anybody
 * looked. What escapes is a process that has cleared its environment and lost its parent between two looks.
 */
/** Keeps jobs together by looking for descendants again and again. */
public final class TrackingEngine implements JobEngine {
    private static final int TOKEN_BYTES = 8;

    private final JobTable jobs;
    private final IntFunction<Optional<JobMember>> known;
    private final String token;
    private final Map<Long, List<Integer>> found = new HashMap<>();
    /** What processes said when they were looked at last. Who has named a job is not asked again: it may run another program by now. */
    private Map<Integer, Seen> seen = new HashMap<>();

    private record Seen(long startTicks, Optional<Job> marked) {}

    /**
     * An engine that knows nothing yet.
     *
     * @param known what is known of the process with a number; of one that has left its jobs, that it is in none
     */
    public TrackingEngine(JobTable jobs, IntFunction<Optional<JobMember>> known) {
        this.jobs = jobs;
        this.known = known;
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        this.token = HexFormat.of().formatHex(random);
    }

    @Override
    public String description() {
        return "tracking";
    }

    @Override
    public int enforced() {
        return BY_PROCESS;
    }

    @Override
    public boolean ratesProcessors() {
        return false;
    }

    @Override
    public boolean keepsDescendants() {
        return false;
    }

    @Override
    public Result<Boolean> move(int number, Job job, @Nullable Job parent) {
        return ProcessUsage.of(number).isPresent()
                ? Result.granted(true)
                : Result.refused(Win32Error.ERROR_ACCESS_DENIED);
    }

    @Override
    public Result<Boolean> release(int number, Job like) {
        return Result.granted(true);
    }

    @Override
    public void look() {
        Map<Integer, Integer> parents = new HashMap<>();
        Map<Integer, Seen> looked = new HashMap<>();
        for (int number : ProcessUsage.all()) {
            ProcessUsage.of(number).filter(usage -> usage.state() != 'Z').ifPresent(usage -> {
                parents.put(number, usage.parent());
                looked.put(number, seen(number, usage));
            });
        }
        seen = looked;
        found.clear();
        for (int number : parents.keySet()) {
            jobIn(number, parents, looked).ifPresent(job -> found.computeIfAbsent(job.id(), id -> new ArrayList<>())
                    .add(number));
        }
    }

    private Seen seen(int number, ProcessUsage usage) {
        Seen before = seen.get(number);
        return before != null
                        && before.startTicks() == usage.startTicks()
                        && before.marked().isPresent()
                ? before
                : new Seen(usage.startTicks(), marked(number));
    }

    private Optional<Job> marked(int number) {
        String prefix = LaunchReply.MARK_VARIABLE + "=" + token + "-";
        for (String variable : ProcessFacts.environment(number).split("\0", -1)) {
            if (variable.startsWith(prefix)) {
                return Optional.ofNullable(jobs.find(variable.substring(prefix.length())));
            }
        }
        return Optional.empty();
    }

    /** By what is known of it, else by its nearest ancestor of whom something is known, else by what it says. */
    private Optional<Job> jobIn(int number, Map<Integer, Integer> parents, Map<Integer, Seen> looked) {
        int ancestor = number;
        // as many steps as there are processes: the table may be of no single moment, and have a ring
        for (int step = 0; step <= parents.size() && ancestor > 0; step++) {
            Optional<JobMember> member = known.apply(ancestor);
            if (member.isPresent()) {
                return Optional.ofNullable(member.get().job());
            }
            ancestor = parents.getOrDefault(ancestor, 0);
        }
        return looked.get(number) instanceof Seen(long start, Optional<Job> marked) ? marked : Optional.empty();
    }

    @Override
    public List<Integer> found(Job job) {
        return found.getOrDefault(job.id(), List.of());
    }

    @Override
    public Optional<Job> jobOf(int number) {
        if (jobs.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, Integer> parents = new HashMap<>();
        Map<Integer, Seen> looked = new HashMap<>();
        int ancestor = number;
        while (ancestor > 0 && !parents.containsKey(ancestor)) {
            Optional<ProcessUsage> usage = ProcessUsage.of(ancestor);
            parents.put(ancestor, usage.map(ProcessUsage::parent).orElse(0));
            ancestor = parents.getOrDefault(ancestor, 0);
        }
        looked.put(number, new Seen(0, marked(number)));
        return jobIn(number, parents, looked);
    }

    @Override
    public void kill(Job job) {
        throw new UnsupportedOperationException("nothing keeps job " + job.id() + " together");
    }

    @Override
    public boolean isPopulated(Job job) {
        return found(job).stream().anyMatch(this::isStillThere);
    }

    private boolean isStillThere(int number) {
        Seen then = seen.get(number);
        Optional<ProcessUsage> now = ProcessUsage.of(number);
        return then != null
                && now.isPresent()
                && now.get().state() != 'Z'
                && now.get().startTicks() == then.startTicks();
    }

    @Override
    public Result<Boolean> limit(Job job, JobLimits limits, CpuRate rate) {
        return Result.granted(true);
    }

    @Override
    public Optional<JobUsage> times(Job job) {
        return Optional.empty();
    }

    @Override
    public Optional<Memory> memory(Job job) {
        return Optional.empty();
    }

    @Override
    public String mark(Job job) {
        return token + "-" + job.id();
    }

    @Override
    public void drop(Job job) {
        found.remove(job.id());
    }

    @Override
    public Optional<Fd> events() {
        return Optional.empty();
    }

    @Override
    public List<Long> takeEvents() {
        return List.of();
    }

    @Override
    public void close() {
        found.clear();
    }
}
