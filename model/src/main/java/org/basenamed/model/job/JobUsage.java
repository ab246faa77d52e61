package org.basenamed.model.job;

/**
 * What processes have used.
 *
 * @param userTime in units of 100 ns, as the next one
 * @param pageFaults those that were served, with or without reading
 * @param readCalls how often they have read, as the next one
 * @param readBytes what they have read, from wherever, as the next one
 */
public record JobUsage(
        long userTime,
        long kernelTime,
        long pageFaults,
        long readCalls,
        long writeCalls,
        long readBytes,
        long writeBytes) {
    public static final JobUsage NONE = new JobUsage(0, 0, 0, 0, 0, 0, 0);

    public JobUsage plus(JobUsage other) {
        return new JobUsage(
                userTime + other.userTime,
                kernelTime + other.kernelTime,
                pageFaults + other.pageFaults,
                readCalls + other.readCalls,
                writeCalls + other.writeCalls,
                readBytes + other.readBytes,
                writeBytes + other.writeBytes);
    }

    /** What has been used since; nothing is ever less than it was. */
    public JobUsage since(JobUsage before) {
        return new JobUsage(
                Math.max(0, userTime - before.userTime),
                Math.max(0, kernelTime - before.kernelTime),
                Math.max(0, pageFaults - before.pageFaults),
                Math.max(0, readCalls - before.readCalls),
                Math.max(0, writeCalls - before.writeCalls),
                Math.max(0, readBytes - before.readBytes),
                Math.max(0, writeBytes - before.writeBytes));
    }

    /** With times that somebody else knows better. */
    public JobUsage withTimes(long user, long kernel) {
        return new JobUsage(user, kernel, pageFaults, readCalls, writeCalls, readBytes, writeBytes);
    }
}
