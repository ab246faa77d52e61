package org.basenamed.model.job;

/**
 * What a job has come to (JB-24).
 *
 * @param used by all processes that have been in it, while they were
 * @param periodUsed the same since a job time was set
 * @param totalProcesses how many have been in it
 * @param activeProcesses how many are in it and run
 * @param terminatedProcesses how many have been ended because of a limit
 */
public record JobAccounting(
        JobUsage used, JobUsage periodUsed, int totalProcesses, int activeProcesses, int terminatedProcesses) {}
