package org.basenamed.protocol.message;

import org.basenamed.model.job.JobLimits;
import org.basenamed.protocol.wire.Codec;

/** What a job limits, field by field. */
final class JobLimitsCodec {
    static final Codec<JobLimits> CODEC = new Codec<>(
            (limits, output) -> {
                output.putInt(limits.flags());
                output.putLong(limits.processTime());
                output.putLong(limits.jobTime());
                output.putLong(limits.workingSetMinimum());
                output.putLong(limits.workingSetMaximum());
                output.putInt(limits.activeProcesses());
                output.putLong(limits.affinity());
                output.putInt(limits.priorityClass());
                output.putInt(limits.schedulingClass());
                output.putLong(limits.processMemory());
                output.putLong(limits.jobMemory());
            },
            input -> new JobLimits(
                    input.getInt(),
                    input.getLong(),
                    input.getLong(),
                    input.getLong(),
                    input.getLong(),
                    input.getInt(),
                    input.getLong(),
                    input.getInt(),
                    input.getInt(),
                    input.getLong(),
                    input.getLong()));

    private JobLimitsCodec() {}
}
