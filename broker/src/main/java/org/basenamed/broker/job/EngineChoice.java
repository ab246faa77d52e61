package org.basenamed.broker.job;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import org.basenamed.linux.Cgroup;
import org.basenamed.linux.CgroupMount;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.model.job.JobMember;

/** Which engine there is to be. */
public enum EngineChoice {
    /** Control groups if they can be had. */
    AUTO,
    /** Looking for descendants, whatever could be had. */
    TRACKING;

    private static final String PREFIX = "basenamed-";

    /** The choice of that name in small letters. */
    public static EngineChoice of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The engine. */
    public JobEngine make(JobTable jobs, IntFunction<Optional<JobMember>> known) {
        if (this == AUTO) {
            Optional<CgroupEngine> groups =
                    CgroupMount.find().flatMap(mount -> base(mount).map(base -> new CgroupEngine(mount, base, jobs)));
            if (groups.isPresent()) {
                return groups.get();
            }
        }
        return new TrackingEngine(jobs, known);
    }

    /** A group of this broker's own, as far up as it may make one: the way from one group to another leads over what is above both. */
    private static Optional<Cgroup> base(CgroupMount mount) {
        Path own = mount.groupOf(ProcessCalls.getpid()).orElse(mount.directory());
        Path highest = null;
        for (Path group = own; group != null && group.startsWith(mount.directory()); group = group.getParent()) {
            if (new Cgroup(group).isWritable()) {
                highest = group;
                sweep(group);
            }
        }
        if (highest == null) {
            return Optional.empty();
        }
        Cgroup base = new Cgroup(highest).child(PREFIX + ProcessCalls.geteuid() + "-" + ProcessCalls.getpid());
        return base.create() == 0 ? Optional.of(base) : Optional.empty();
    }

    /** Removes what brokers of this user have left behind that were killed, as far as nobody is in it; who is goes on if he stood still. */
    static void sweep(Path above) {
        String prefix = PREFIX + ProcessCalls.geteuid() + "-";
        String[] names = above.toFile().list((directory, name) -> name.startsWith(prefix));
        for (String name : names == null ? new String[0] : names) {
            boolean lives = Files.exists(Path.of("/proc", name.substring(prefix.length())));
            if (!lives) {
                thaw(above.resolve(name));
                removeEmpty(above.resolve(name));
            }
        }
    }

    /** A broker that is killed while it ends a job may leave it frozen, which nobody else would undo. */
    private static void thaw(Path group) {
        for (File child : below(group)) {
            thaw(child.toPath());
        }
        new Cgroup(group).freeze(false);
    }

    private static File[] below(Path group) {
        File[] below = group.toFile().listFiles(File::isDirectory);
        return below == null ? new File[0] : below;
    }

    /** From below; a group that somebody is in stays, and with it those above it. */
    private static void removeEmpty(Path group) {
        for (File child : below(group)) {
            removeEmpty(child.toPath());
        }
        new Cgroup(group).remove();
    }
}
