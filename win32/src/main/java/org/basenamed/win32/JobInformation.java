package org.basenamed.win32;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import org.basenamed.client.core.JobCalls;
import org.basenamed.model.job.JobAccounting;
import org.basenamed.model.job.JobLimits;
import org.basenamed.model.job.NotificationLimits;

/** The structures of jobs in memory, as they lie there on 64-bit Windows. */
final class JobInformation {
    static final int BASIC_LIMIT_BYTES = 64;
    static final int EXTENDED_LIMIT_BYTES = 144;
    static final int ACCOUNTING_BYTES = 48;
    static final int ACCOUNTING_AND_IO_BYTES = 96;
    static final int PROCESS_LIST_BYTES = 16;
    static final int PROCESS_LIST_HEADER = 8;
    static final int PORT_BYTES = 16;
    static final int NOTIFICATION_BYTES = 48;
    static final int VIOLATION_BYTES = 80;
    static final int RATE_BYTES = 8;
    static final int GROUP_AFFINITY_BYTES = 16;
    static final int NET_RATE_BYTES = 16;

    private JobInformation() {}

    /** From JOBOBJECT_BASIC_LIMIT_INFORMATION, or JOBOBJECT_EXTENDED_LIMIT_INFORMATION. */
    static JobLimits limits(MemorySegment from, boolean extended) {
        return new JobLimits(
                from.get(JAVA_INT_UNALIGNED, 16),
                from.get(JAVA_LONG_UNALIGNED, 0),
                from.get(JAVA_LONG_UNALIGNED, 8),
                from.get(JAVA_LONG_UNALIGNED, 24),
                from.get(JAVA_LONG_UNALIGNED, 32),
                from.get(JAVA_INT_UNALIGNED, 40),
                from.get(JAVA_LONG_UNALIGNED, 48),
                from.get(JAVA_INT_UNALIGNED, 56),
                from.get(JAVA_INT_UNALIGNED, 60),
                extended ? from.get(JAVA_LONG_UNALIGNED, 112) : 0,
                extended ? from.get(JAVA_LONG_UNALIGNED, 120) : 0);
    }

    static void putBasicLimits(MemorySegment to, JobLimits limits, int flags) {
        to.asSlice(0, BASIC_LIMIT_BYTES).fill((byte) 0);
        to.set(JAVA_LONG_UNALIGNED, 0, limits.processTime());
        to.set(JAVA_LONG_UNALIGNED, 8, limits.jobTime());
        to.set(JAVA_INT_UNALIGNED, 16, flags);
        to.set(JAVA_LONG_UNALIGNED, 24, limits.workingSetMinimum());
        to.set(JAVA_LONG_UNALIGNED, 32, limits.workingSetMaximum());
        to.set(JAVA_INT_UNALIGNED, 40, limits.activeProcesses());
        to.set(JAVA_LONG_UNALIGNED, 48, limits.affinity());
        to.set(JAVA_INT_UNALIGNED, 56, limits.priorityClass());
        to.set(JAVA_INT_UNALIGNED, 60, limits.schedulingClass());
    }

    static void putExtendedLimits(MemorySegment to, JobCalls.State state) {
        to.asSlice(0, EXTENDED_LIMIT_BYTES).fill((byte) 0);
        putBasicLimits(to, state.limits(), state.limits().flags());
        to.set(JAVA_LONG_UNALIGNED, 112, state.limits().processMemory());
        to.set(JAVA_LONG_UNALIGNED, 120, state.limits().jobMemory());
        to.set(JAVA_LONG_UNALIGNED, 128, state.peakProcessBytes());
        to.set(JAVA_LONG_UNALIGNED, 136, state.peakJobBytes());
    }

    static void putAccounting(MemorySegment to, JobAccounting accounting) {
        to.set(JAVA_LONG_UNALIGNED, 0, accounting.used().userTime());
        to.set(JAVA_LONG_UNALIGNED, 8, accounting.used().kernelTime());
        to.set(JAVA_LONG_UNALIGNED, 16, accounting.periodUsed().userTime());
        to.set(JAVA_LONG_UNALIGNED, 24, accounting.periodUsed().kernelTime());
        to.set(JAVA_INT_UNALIGNED, 32, (int) accounting.used().pageFaults());
        to.set(JAVA_INT_UNALIGNED, 36, accounting.totalProcesses());
        to.set(JAVA_INT_UNALIGNED, 40, accounting.activeProcesses());
        to.set(JAVA_INT_UNALIGNED, 44, accounting.terminatedProcesses());
    }

    /** IO_COUNTERS: what is neither read nor written is not counted here. */
    static void putIo(MemorySegment to, JobAccounting accounting) {
        to.asSlice(ACCOUNTING_BYTES, ACCOUNTING_AND_IO_BYTES - ACCOUNTING_BYTES).fill((byte) 0);
        to.set(JAVA_LONG_UNALIGNED, 48, accounting.used().readCalls());
        to.set(JAVA_LONG_UNALIGNED, 56, accounting.used().writeCalls());
        to.set(JAVA_LONG_UNALIGNED, 72, accounting.used().readBytes());
        to.set(JAVA_LONG_UNALIGNED, 80, accounting.used().writeBytes());
    }

    static NotificationLimits notification(MemorySegment from) {
        return new NotificationLimits(
                from.get(JAVA_INT_UNALIGNED, 40),
                from.get(JAVA_LONG_UNALIGNED, 0),
                from.get(JAVA_LONG_UNALIGNED, 8),
                from.get(JAVA_LONG_UNALIGNED, 16),
                from.get(JAVA_LONG_UNALIGNED, 24));
    }

    static void putNotification(MemorySegment to, NotificationLimits limits) {
        to.asSlice(0, NOTIFICATION_BYTES).fill((byte) 0);
        to.set(JAVA_LONG_UNALIGNED, 0, limits.readBytes());
        to.set(JAVA_LONG_UNALIGNED, 8, limits.writeBytes());
        to.set(JAVA_LONG_UNALIGNED, 16, limits.jobTime());
        to.set(JAVA_LONG_UNALIGNED, 24, limits.jobMemory());
        to.set(JAVA_INT_UNALIGNED, 40, limits.flags());
    }

    static void putViolation(MemorySegment to, JobCalls.Violation violation) {
        to.asSlice(0, VIOLATION_BYTES).fill((byte) 0);
        to.set(JAVA_INT_UNALIGNED, 0, violation.limits().flags());
        to.set(JAVA_INT_UNALIGNED, 4, violation.exceeded());
        to.set(JAVA_LONG_UNALIGNED, 8, violation.used().readBytes());
        to.set(JAVA_LONG_UNALIGNED, 16, violation.limits().readBytes());
        to.set(JAVA_LONG_UNALIGNED, 24, violation.used().writeBytes());
        to.set(JAVA_LONG_UNALIGNED, 32, violation.limits().writeBytes());
        to.set(JAVA_LONG_UNALIGNED, 40, violation.used().jobTime());
        to.set(JAVA_LONG_UNALIGNED, 48, violation.limits().jobTime());
        to.set(JAVA_LONG_UNALIGNED, 56, violation.used().jobMemory());
        to.set(JAVA_LONG_UNALIGNED, 64, violation.limits().jobMemory());
    }

    /** JB-36: as many as there is room for. */
    static int putProcesses(MemorySegment to, int bytes, JobCalls.Members members) {
        int room = (bytes - PROCESS_LIST_HEADER) / Long.BYTES;
        int listed = Math.min(room, members.numbers().size());
        to.set(JAVA_INT_UNALIGNED, 0, members.assigned());
        to.set(JAVA_INT_UNALIGNED, 4, listed);
        for (int i = 0; i < listed; i++) {
            long number = members.numbers().get(i);
            to.set(JAVA_LONG_UNALIGNED, PROCESS_LIST_HEADER + (long) i * Long.BYTES, number);
        }
        return listed;
    }

    /** GROUP_AFFINITY of the one group that there is. */
    static void putGroupAffinity(MemorySegment to, long processors) {
        to.asSlice(0, GROUP_AFFINITY_BYTES).fill((byte) 0);
        to.set(JAVA_LONG_UNALIGNED, 0, processors);
    }

    /** The number of the one group that there is. */
    static void putGroup(MemorySegment to) {
        to.set(JAVA_SHORT_UNALIGNED, 0, (short) 0);
    }
}
