package org.basenamed.client;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.basenamed.client.core.BrokerReplacement;
import org.basenamed.client.core.BrokerUnreachableException;
import org.basenamed.client.core.JobCalls;
import org.basenamed.client.core.LocalProcess;
import org.basenamed.client.core.MeetingPlace;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.protocol.InspectionCatalogue;
import org.basenamed.protocol.message.ListJobsReply;
import org.basenamed.protocol.message.ListObjectsReply;
import org.basenamed.protocol.message.ListObjectsReply.Listed;
import org.basenamed.protocol.message.ListObjectsRequest;
import org.basenamed.protocol.message.StatusReply;
import org.basenamed.protocol.message.StatusRequest;

/** The broker that this process meets, for people and tools that want to see what it holds. All methods may be called by any thread. */
public final class Broker {

    /**
     * A broker about itself.
     *
     * @param directory where clients meet it
     * @param processId its process, in its own pid name space
     * @param version its software
     * @param started when it started
     * @param processes how many processes are connected, this one included
     * @param objects how many objects it holds
     * @param handles how many handles are open to them
     * @param mappingBytes the size of all file mappings together, whether their pages are taken or not
     * @param descriptors how many file descriptors it has open
     * @param shares what this user has of everything that one user may not have without end
     */
    public record Status(
            Path directory,
            int processId,
            String version,
            Instant started,
            int processes,
            int objects,
            int handles,
            long mappingBytes,
            int descriptors,
            List<Share> shares) {
        public Status {
            shares = List.copyOf(shares);
        }
    }

    /**
     * What a user has of something that the broker shares out.
     *
     * @param resource of what, by its name in the broker's configuration: {@code objects}, {@code mapped.bytes}, ...
     * @param used how much
     * @param limit how much he may have; what would be more is refused with {@code ERROR_NOT_ENOUGH_QUOTA}
     */
    public record Share(String resource, long used, long limit) {}

    /**
     * An object and who has it open.
     *
     * @param name as this process would open it; empty for an object without a name
     * @param type a word for people
     * @param sizeBytes the size of a file mapping; 0 for other types
     * @param handles how many handles are open to it
     * @param holders the processes that have it open, at most 32 of them
     */
    public record ObjectInfo(String name, String type, long sizeBytes, int handles, List<Holder> holders) {
        public ObjectInfo {
            holders = List.copyOf(holders);
        }
    }

    /**
     * A process that has an object open.
     *
     * @param processId its number in the broker's pid name space; 0 if it has none there
     * @param handles how many handles it has open to the object
     * @param title what it calls itself: its main class, say
     */
    public record Holder(int processId, int handles, String title) {}

    /**
     * A job.
     *
     * @param number its number in this broker
     * @param parent that of the job that contains it; 0 if none does
     * @param name as this process would open it; empty for a job without a name, or without a handle
     * @param handles how many handles are open to it
     * @param activeProcesses how many processes are in it
     * @param totalProcesses how many have been in it
     * @param limit what it limits
     */
    public record JobInfo(
            int number,
            int parent,
            String name,
            int handles,
            int activeProcesses,
            int totalProcesses,
            JobLimit limit) {}

    /**
     * What the broker can do about jobs, and those that there are.
     *
     * @param engine what keeps the processes of a job together; empty if no broker serves this process's directory
     * @param enforced the limits that can be enforced, by the names of the methods of {@link JobLimit}
     * @param jobs oldest first
     */
    public record Jobs(String engine, List<String> enforced, List<JobInfo> jobs) {
        public Jobs {
            enforced = List.copyOf(enforced);
            jobs = List.copyOf(jobs);
        }
    }

    /** What there is without a broker. */
    private static final Result<ListObjectsReply> NOTHING = Result.granted(new ListObjectsReply(List.of(), false));

    private Broker() {}

    /**
     * Where this process meets its broker: that of the machine if there is one that can be trusted, else that of its own user.
     *
     * @param directory the directory of the broker's socket
     * @param servesMachine whether it is the broker of all users
     * @param reason why this one, in words for people
     */
    public record Place(Path directory, boolean servesMachine, String reason) {}

    /** The directory in which this process meets its broker, whether one serves it now or not. */
    public static Path directory() {
        return LocalProcess.current().directory();
    }

    /** Which broker this process meets, and why, whether one serves it now or not. */
    public static Place place() {
        MeetingPlace place = LocalProcess.current().place();
        return new Place(place.directory(), place.servesMachine(), place.reason());
    }

    /**
     * Replaces this program by the broker of the machine, which runs until it is told to end. The process stays the same one: a service
     * manager can watch it, and hand a listening socket to it.
     *
     * @param options {@code --directory DIR} and {@code --configuration FILE}, each or none
     * @throws BrokerUnavailableException if the broker cannot be started; nothing has changed then
     */
    public static void becomeSystemBroker(List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("--system"));
        arguments.addAll(options);
        Outcome.of("Broker.becomeSystemBroker", "", () -> {
            BrokerReplacement.run(arguments);
            return Result.granted(true);
        });
    }

    /**
     * The status of the broker that serves this process's directory; empty if none does. None is started.
     *
     * @throws BrokerUnavailableException if there is one, but it cannot be talked to
     */
    public static Optional<Status> status() {
        return Outcome.of("Broker.status", "", () -> LocalProcess.current()
                .askIfServed(InspectionCatalogue.QUERY_STATUS, new StatusRequest())
                .map(result -> result.map(Broker::status))
                .orElse(Result.granted(Optional.empty())));
    }

    private static Optional<Status> status(StatusReply reply) {
        return Optional.of(new Status(
                directory(),
                reply.processId(),
                reply.software(),
                Instant.ofEpochMilli(reply.startedEpochMillis()),
                reply.processes(),
                reply.objects(),
                reply.handles(),
                reply.mappingBytes(),
                reply.descriptors(),
                reply.shares().stream()
                        .map(share -> new Share(share.resource(), share.used(), share.limit()))
                        .toList()));
    }

    /**
     * All objects of the broker, oldest first; none if no broker serves this process's directory. Objects that come and go
     * meanwhile may or may not be among them.
     *
     * @throws BrokerUnavailableException if there is a broker, but it cannot be talked to
     */
    public static List<ObjectInfo> objects() {
        return Outcome.of("Broker.objects", "", Broker::list);
    }

    private static Result<List<ObjectInfo>> list() throws BrokerUnreachableException {
        List<ObjectInfo> objects = new ArrayList<>();
        long after = 0;
        while (true) {
            Result<ListObjectsReply> result = LocalProcess.current()
                    .askIfServed(InspectionCatalogue.LIST_OBJECTS, new ListObjectsRequest(after))
                    .orElse(NOTHING);
            switch (result) {
                case Result.Refused<ListObjectsReply>(Win32Error error) -> {
                    return Result.refused(error);
                }
                case Result.Granted<ListObjectsReply>(ListObjectsReply reply) -> {
                    reply.objects().forEach(listed -> objects.add(info(listed)));
                    if (!reply.more()) {
                        return Result.granted(List.copyOf(objects));
                    }
                    after = reply.objects().getLast().objectId();
                }
            }
        }
    }

    /**
     * The jobs of the broker that this process may query, and what it can enforce.
     *
     * @throws BrokerUnavailableException if there is a broker, but it cannot be talked to
     */
    public static Jobs jobs() {
        ListJobsReply reply = Outcome.of("Broker.jobs", "", JobCalls::list);
        List<String> enforced = new ArrayList<>();
        LIMITS.forEach((flag, word) -> {
            if ((reply.enforced() & flag) != 0) {
                enforced.add(word);
            }
        });
        if (reply.ratesProcessors()) {
            enforced.add("cpuRate");
        }
        List<JobInfo> jobs = reply.jobs().stream()
                .map(job -> new JobInfo(
                        job.number(),
                        job.parent(),
                        job.name(),
                        job.handles(),
                        job.activeProcesses(),
                        job.totalProcesses(),
                        new JobLimit(job.limits())))
                .toList();
        return new Jobs(reply.engine(), enforced, jobs);
    }

    private static final Map<Integer, String> LIMITS = new TreeMap<>(Map.of(
            JobLimits.PROCESS_TIME, "processTime",
            JobLimits.JOB_TIME, "jobTime",
            JobLimits.ACTIVE_PROCESS, "processes",
            JobLimits.AFFINITY, "processors",
            JobLimits.PRIORITY_CLASS, "priority",
            JobLimits.PROCESS_MEMORY, "processMemory",
            JobLimits.JOB_MEMORY, "jobMemory",
            JobLimits.KILL_ON_JOB_CLOSE, "killOnClose",
            JobLimits.BREAKAWAY_OK, "breakaway",
            JobLimits.SILENT_BREAKAWAY_OK, "silentBreakaway"));

    private static ObjectInfo info(Listed listed) {
        String type =
                ObjectType.ofNumber(listed.typeNumber()).map(ObjectType::noun).orElse("unknown");
        List<Holder> holders = listed.holders().stream()
                .map(holder -> new Holder(holder.processId(), holder.handles(), holder.title()))
                .toList();
        return new ObjectInfo(listed.name(), type, listed.sizeBytes(), listed.handles(), holders);
    }
}
