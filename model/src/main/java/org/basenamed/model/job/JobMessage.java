package org.basenamed.model.job;

/**
 * What is told of a job (JB-39).
 *
 * @param kind what has happened
 * @param processNumber to which process; 0 if it is the job's affair
 */
public record JobMessage(Kind kind, int processNumber) {

    /** What can happen. */
    public enum Kind {
        END_OF_JOB_TIME(1),
        END_OF_PROCESS_TIME(2),
        ACTIVE_PROCESS_LIMIT(3),
        ACTIVE_PROCESS_ZERO(4),
        NEW_PROCESS(6),
        EXIT_PROCESS(7),
        ABNORMAL_EXIT_PROCESS(8),
        PROCESS_MEMORY_LIMIT(9),
        JOB_MEMORY_LIMIT(10),
        NOTIFICATION_LIMIT(11);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }

    /** Of the job itself. */
    public static JobMessage of(Kind kind) {
        return new JobMessage(kind, 0);
    }

    /** How the end of a process is told that nobody has ended by the job. */
    public static JobMessage exit(int processNumber, int exitCode) {
        return new JobMessage(
                ExceptionStatus.isOne(exitCode) ? Kind.ABNORMAL_EXIT_PROCESS : Kind.EXIT_PROCESS, processNumber);
    }
}
