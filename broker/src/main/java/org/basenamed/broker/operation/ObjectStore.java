package org.basenamed.broker.operation;

import org.basenamed.broker.job.EngineChoice;
import org.basenamed.broker.policy.Policy;
import org.basenamed.broker.presence.MemoryLimit;
import org.basenamed.broker.timing.Timers;
import org.basenamed.broker.waiting.HeaderDomain;
import org.basenamed.broker.waiting.Mediation;
import org.basenamed.linux.Errno;
import org.basenamed.linux.LinuxException;
import org.basenamed.model.Win32Error;
import org.basenamed.model.object.Duplication;
import org.basenamed.model.object.KernelObject;
import org.basenamed.model.object.ObjectSpace;
import org.basenamed.model.object.ObjectState;
import org.basenamed.model.object.OpenedHandle;
import org.basenamed.model.object.ProcessRecord;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.security.ObjectSecurity;
import org.basenamed.model.waitable.Waitable;

/** The tables, and the kernel's resources behind the objects in them. */
public final class ObjectStore {
    private final Policy policy;
    private final ObjectSpace space;
    private final FileStore files = new FileStore();
    private final SectionStore sections = new SectionStore(files.table());
    private final Mediation mediation = new Mediation();
    private final Timers timers = new Timers(mediation);
    private final Duplication duplication;
    private final ProcessStore processes = new ProcessStore(this);
    private final PortStore ports = new PortStore(this);
    private final JobStore jobs;
    private final MemoryLimit limit;

    /** The tables of a broker for one user. */
    public ObjectStore(MemoryLimit limit) {
        this(limit, Policy.embedded(), EngineChoice.AUTO);
    }

    /** The tables of a broker that serves whom {@code policy} says, with what keeps jobs together. */
    public ObjectStore(MemoryLimit limit, Policy policy, EngineChoice engine) {
        this.limit = limit;
        this.policy = policy;
        this.space = new ObjectSpace(policy.accounts());
        this.duplication = new Duplication(space);
        this.jobs = new JobStore(this, engine);
    }

    /** Whom the broker serves, and how far. */
    Policy policy() {
        return policy;
    }

    /** Jobs and who is in them. */
    JobStore jobs() {
        return jobs;
    }

    /** What is queued to completion ports. */
    PortStore ports() {
        return ports;
    }

    ObjectSpace space() {
        return space;
    }

    /** How handles get from one process to another. */
    Duplication duplication() {
        return duplication;
    }

    /** Processes and threads as objects. */
    ProcessStore processes() {
        return processes;
    }

    /** The memory of file mappings. */
    SectionStore sections() {
        return sections;
    }

    /** The files that processes have opened. */
    FileStore files() {
        return files;
    }

    /** How much more memory the machine could promise. */
    long machineBytesLeft() {
        return limit.machineBytes() - sections.committedBytes();
    }

    /** How much more memory the caller could be promised: by the machine, and by its control group. */
    long commitBytesLeft(Call call) {
        return Math.min(
                machineBytesLeft(), limit.ofProcess(call.process().identity().processId()));
    }

    /** The memory of a live file mapping. */
    SectionMemory memoryOf(KernelObject object) {
        SectionMemory memory = sections.find(object.id());
        if (memory == null) {
            throw new IllegalStateException("object " + object.id() + " has no memory");
        }
        return memory;
    }

    /** What mediates waitable objects. */
    Mediation mediation() {
        return mediation;
    }

    /** The timers that run. */
    Timers timers() {
        return timers;
    }

    /** Makes the header of a waitable object that has just been added to the tables. */
    void adopt(KernelObject object, Waitable waitable, long word) {
        stateOf(object)
                .keep(mediation.create(
                        waitable, word, domainOf(object), object.charge().payer()));
        if (object.type() == ObjectType.JOB) {
            jobs.created(object);
        }
    }

    /** What it is for a client that the kernel has too little left; every other error is a defect, and thrown. */
    static Win32Error outOf(LinuxException e) {
        if (e.errno() == Errno.EMFILE || e.errno() == Errno.ENFILE || e.errno() == Errno.ENOMEM) {
            return Win32Error.ERROR_NO_SYSTEM_RESOURCES;
        }
        if (e.errno() == Errno.EDQUOT) {
            return Win32Error.ERROR_NOT_ENOUGH_QUOTA;
        }
        throw e;
    }

    private static HeaderDomain domainOf(KernelObject object) {
        return HeaderDomain.of(object.type(), object.security());
    }

    /**
     * Gives the caller's process what it may have of a waitable object's state, for one handle more.
     *
     * @return the header, whose arena goes with the reply if the process has not got it; 0 if the broker alone is to touch it
     */
    long hand(KernelObject object, Call call) {
        long reference = referenceOf(object);
        boolean entitled = mediation.isShared(reference)
                && ObjectSecurity.letsTouch(object.security(), call.process().token(), object.type());
        if (!entitled) {
            return 0;
        }
        mediation.hand(reference, call.caller().board()).ifPresent(call::attach);
        return reference;
    }

    /** The descriptor of an object has changed: whoever touches headers like its own is not who may touch this any more. */
    void secured(KernelObject object) {
        if (object.state() instanceof ObjectState.WaitableState state && state.reference() != 0) {
            mediation.moved(state.reference(), domainOf(object));
        }
    }

    /** How boards name a live waitable object. */
    long referenceOf(KernelObject object) {
        long reference = stateOf(object).reference();
        if (reference == 0) {
            throw new IllegalStateException("object " + object.id() + " has no header");
        }
        return reference;
    }

    private static ObjectState.WaitableState stateOf(KernelObject object) {
        if (object.state() instanceof ObjectState.WaitableState state) {
            return state;
        }
        throw new IllegalStateException("nobody waits for object " + object.id());
    }

    /** Takes back a handle that was just opened, whatever its flags. */
    void undo(ProcessRecord process, OpenedHandle handle) {
        space.undo(process, handle).ifPresent(this::dispose);
    }

    /** Gives back what the kernel holds for an object that has ended; views keep their memory alive by themselves. */
    void dispose(KernelObject object) {
        switch (object.state()) {
            case ObjectState.FileMapping section -> sections.dispose(object);
            case ObjectState.File file -> files.dispose(object);
            case ObjectState.WaitableState waitable -> {
                // one whose header could not be made ends without ever having had one
                if (waitable.reference() != 0) {
                    timers.cancel(waitable.reference());
                    mediation.end(waitable.reference());
                    waitable.keep(0);
                }
                processes.tasks().dispose(object);
                ports.disposed(object);
                jobs.disposed(object);
            }
            case ObjectState.PrivateNamespace namespace -> {
                // the kernel holds nothing for it
            }
        }
    }

    /** Closes what was open from the beginning; all processes have gone. */
    void close() {
        timers.close();
        jobs.close();
        processes.tasks().close();
        mediation.close();
    }

    /** Does what takes the kernel long and nobody waits for. */
    void settle() {
        sections.settle();
    }

    /** Releases everything that the process behind a closed connection held; once more does nothing. */
    void ended(Caller caller) {
        ProcessRecord process = caller.process();
        if (process != null) {
            caller.leave();
            timers.processEnded(caller.board());
            mediation.leave(caller.board());
            sections.processEnded(process);
            space.end(process).forEach(this::dispose);
            processes.left(process);
        }
    }
}
