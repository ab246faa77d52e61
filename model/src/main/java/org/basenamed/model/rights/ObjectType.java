package org.basenamed.model.rights;

import java.util.Arrays;
import java.util.Optional;

/** A type of object as data: its number on the wire, its word for people, its rights (security.md, section 2). */
public enum ObjectType {
    FILE_MAPPING(
            1,
            "file mapping",
            new GenericMapping(0x0002_0005, 0x0002_0002, 0x0002_0008, SectionRights.ALL_ACCESS),
            0x001F_001F),
    EVENT(2, "event", new GenericMapping(0x0002_0001, 0x0002_0002, 0x0012_0000, 0x001F_0003), 0x001F_0003),
    MUTEX(3, "mutex", new GenericMapping(0x0002_0001, 0x0002_0000, 0x0012_0000, 0x001F_0001), 0x001F_0001),
    SEMAPHORE(4, "semaphore", new GenericMapping(0x0002_0001, 0x0002_0002, 0x0012_0000, 0x001F_0003), 0x001F_0003),
    TIMER(5, "timer", new GenericMapping(0x0002_0001, 0x0002_0002, 0x0012_0000, 0x001F_0003), 0x001F_0003),
    PROCESS(
            6,
            "process",
            new GenericMapping(0x0002_0410, 0x0002_0BEA, 0x0012_1001, ProcessRights.ALL_ACCESS),
            ProcessRights.ALL_ACCESS),
    THREAD(
            7,
            "thread",
            new GenericMapping(0x0002_0048, 0x0002_0037, 0x0012_0000, ThreadRights.ALL_ACCESS),
            ThreadRights.ALL_ACCESS),
    JOB(
            8,
            "job",
            new GenericMapping(0x0002_0004, 0x0002_000B, 0x0012_0000, JobRights.ALL_ACCESS),
            JobRights.ALL_ACCESS),
    PRIVATE_NAMESPACE(
            9,
            "private namespace",
            new GenericMapping(0x0002_0003, 0x0002_000C, 0x0002_0003, DirectoryRights.ALL_ACCESS),
            DirectoryRights.ALL_ACCESS),
    COMPLETION_PORT(
            10, "completion port", new GenericMapping(0x0002_0001, 0x0002_0002, 0x0012_0000, 0x001F_0003), 0x001F_0003),
    FILE(
            20,
            "file",
            new GenericMapping(
                    FileRights.GENERIC_READ,
                    FileRights.GENERIC_WRITE,
                    FileRights.GENERIC_EXECUTE,
                    FileRights.ALL_ACCESS),
            FileRights.ALL_ACCESS);

    private final int number;
    private final String noun;
    // a record of numbers is as immutable as they are
    @SuppressWarnings("ImmutableEnumChecker")
    private final GenericMapping genericMapping;

    private final int validMask;

    ObjectType(int number, String noun, GenericMapping genericMapping, int validMask) {
        this.number = number;
        this.noun = noun;
        this.genericMapping = genericMapping;
        this.validMask = validMask;
    }

    /** The type with this number on the wire, if there is one. */
    public static Optional<ObjectType> ofNumber(int number) {
        return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
    }

    /** Its number on the wire; never reused for another type. */
    public int number() {
        return number;
    }

    /** Its name in a sentence. */
    public String noun() {
        return noun;
    }

    /** What {@code *_ALL_ACCESS} of this type is. */
    public int allAccess() {
        return genericMapping.all();
    }

    /** What the generic rights stand for. */
    public GenericMapping genericMapping() {
        return genericMapping;
    }

    /** What a handle gets that asks for {@code access}, which has no generic bits: some rights bring lesser ones along (SEC-6). */
    public int withImplied(int access) {
        return switch (this) {
            case PROCESS -> ProcessRights.withImplied(access);
            case THREAD -> ThreadRights.withImplied(access);
            default -> access;
        };
    }

    /**
     * Whether processes may be given the state of such an object. Whether a process has ended, or a job been ended, is not for them to say,
     * whatever rights they have.
     */
    public boolean isTouchable() {
        return switch (this) {
            case PROCESS, THREAD, JOB, COMPLETION_PORT -> false;
            default -> true;
        };
    }

    /** Every bit that a granted mask of this type may have (SEC-4a). */
    public int validMask() {
        return validMask;
    }
}
