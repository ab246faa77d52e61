package org.basenamed.protocol.message;

import org.basenamed.model.job.JobAccounting;
import org.basenamed.model.job.JobUsage;
import org.basenamed.protocol.wire.Codec;

/** What a job has come to, field by field. */
final class JobAccountingCodec {
    private static final Codec<JobUsage> USAGE = new Codec<>(
            (usage, output) -> {
                output.putLong(usage.userTime());
                output.putLong(usage.kernelTime());
                output.putLong(usage.pageFaults());
                output.putLong(usage.readCalls());
                output.putLong(usage.writeCalls());
                output.putLong(usage.readBytes());
                output.putLong(usage.writeBytes());
            },
            input -> new JobUsage(
                    input.getLong(),
                    input.getLong(),
                    input.getLong(),
                    input.getLong(),
                    input.getLong(),
                    input.getLong(),
                    input.getLong()));

    static final Codec<JobAccounting> CODEC = new Codec<>(
            (accounting, output) -> {
                USAGE.encode(accounting.used(), output);
                USAGE.encode(accounting.periodUsed(), output);
                output.putInt(accounting.totalProcesses());
                output.putInt(accounting.activeProcesses());
                output.putInt(accounting.terminatedProcesses());
            },
            input -> new JobAccounting(
                    USAGE.reader().apply(input),
                    USAGE.reader().apply(input),
                    input.getInt(),
                    input.getInt(),
                    input.getInt()));

    private JobAccountingCodec() {}
}
