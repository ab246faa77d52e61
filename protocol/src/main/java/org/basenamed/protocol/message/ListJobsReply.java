package org.basenamed.protocol.message;

import java.util.ArrayList;
import java.util.List;
import org.basenamed.model.job.JobLimits;
import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.WireInput;
import org.basenamed.protocol.wire.WireOutput;

/**
 * Some jobs, oldest first, and what keeps them together.
 *
 * @param engine the word for it
 * @param enforced the flags of the limits that it can enforce
 * @param ratesProcessors whether it can limit processor time by rate
 * @param jobs as many as fit
 * @param more whether there are further ones after them
 */
public record ListJobsReply(String engine, int enforced, boolean ratesProcessors, List<Listed> jobs, boolean more) {
    public static final Codec<ListJobsReply> CODEC = new Codec<>(
            (reply, output) -> {
                output.putString(reply.engine);
                output.putInt(reply.enforced);
                output.putBoolean(reply.ratesProcessors);
                output.putBoolean(reply.more);
                output.putShort(reply.jobs.size());
                reply.jobs.forEach(listed -> listed.write(output));
            },
            ListJobsReply::read);

    public ListJobsReply {
        jobs = List.copyOf(jobs);
    }

    private static ListJobsReply read(WireInput input) {
        String engine = input.getString();
        int enforced = input.getInt();
        boolean rates = input.getBoolean();
        boolean more = input.getBoolean();
        int count = input.getShort();
        List<Listed> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jobs.add(Listed.read(input));
        }
        return new ListJobsReply(engine, enforced, rates, jobs, more);
    }

    /**
     * One job.
     *
     * @param number its number
     * @param parent that of the job that contains it; 0 for none
     * @param name its name with prefix; empty if it has none, or has it no longer
     * @param handles how many handles are open to it
     * @param activeProcesses how many processes run in it
     * @param totalProcesses how many have been in it
     * @param limits what it limits
     */
    public record Listed(
            int number,
            int parent,
            String name,
            int handles,
            int activeProcesses,
            int totalProcesses,
            JobLimits limits) {

        /** An upper bound of the bytes that this takes in a message. */
        public int maxBytes() {
            return 128 + Character.BYTES * name.length();
        }

        private void write(WireOutput output) {
            output.putInt(number);
            output.putInt(parent);
            output.putString(name);
            output.putInt(handles);
            output.putInt(activeProcesses);
            output.putInt(totalProcesses);
            JobLimitsCodec.CODEC.encode(limits, output);
        }

        private static Listed read(WireInput input) {
            return new Listed(
                    input.getInt(),
                    input.getInt(),
                    input.getString(),
                    input.getInt(),
                    input.getInt(),
                    input.getInt(),
                    JobLimitsCodec.CODEC.reader().apply(input));
        }
    }
}
