package org.basenamed.client;

import java.time.Duration;
import org.basenamed.client.core.JobCalls;
import org.basenamed.model.job.JobAccounting;

/**
 * What a job has come to. Win32: {@code JOBOBJECT_BASIC_AND_IO_ACCOUNTING_INFORMATION}.
 *
 * @param totalProcesses how many processes have been in it
 * @param activeProcesses how many are in it and run
 * @param terminatedProcesses how many have been ended because of a limit
 * @param userTime what they have used while they were in it, as the next one
 * @param readBytes what they have read, from wherever, as the next one
 * @param peakProcessBytes the most main memory that one of them had, when it was looked at
 * @param peakJobBytes the most that they had together, when it was looked at
 */
public record JobReport(
        int totalProcesses,
        int activeProcesses,
        int terminatedProcesses,
        Duration userTime,
        Duration kernelTime,
        long readBytes,
        long writeBytes,
        long peakProcessBytes,
        long peakJobBytes) {
    private static final long NANOS_PER_UNIT = 100;

    static JobReport of(JobCalls.State reply) {
        JobAccounting accounting = reply.accounting();
        return new JobReport(
                accounting.totalProcesses(),
                accounting.activeProcesses(),
                accounting.terminatedProcesses(),
                Duration.ofNanos(accounting.used().userTime() * NANOS_PER_UNIT),
                Duration.ofNanos(accounting.used().kernelTime() * NANOS_PER_UNIT),
                accounting.used().readBytes(),
                accounting.used().writeBytes(),
                reply.peakProcessBytes(),
                reply.peakJobBytes());
    }
}
