package org.basenamed.client;

import org.basenamed.model.job.JobMessage;

/**
 * Something that has happened to a job. Win32: {@code JOB_OBJECT_MSG_*}.
 *
 * @param kind what
 * @param pid to which process; 0 if it is the job's affair. It may have ended, and its number be another one's, when this is read
 */
public record JobEvent(Kind kind, long pid) {

    /** What can happen to a job. */
    public enum Kind {
        /** The time of the job is up, and its processes go on. */
        JOB_TIME_UP(JobMessage.Kind.END_OF_JOB_TIME),
        /** A process has used its time up, and is ended. */
        PROCESS_TIME_UP(JobMessage.Kind.END_OF_PROCESS_TIME),
        /** A process was not let in, as there were enough. */
        TOO_MANY_PROCESSES(JobMessage.Kind.ACTIVE_PROCESS_LIMIT),
        /** The last process has ended. */
        EMPTY(JobMessage.Kind.ACTIVE_PROCESS_ZERO),
        /** A process is in it now. */
        PROCESS_JOINED(JobMessage.Kind.NEW_PROCESS),
        /** A process has ended by itself. */
        PROCESS_EXITED(JobMessage.Kind.EXIT_PROCESS),
        /** A process has crashed. */
        PROCESS_CRASHED(JobMessage.Kind.ABNORMAL_EXIT_PROCESS),
        /** A process has met its memory limit. */
        PROCESS_MEMORY_MET(JobMessage.Kind.PROCESS_MEMORY_LIMIT),
        /** The processes together have met the memory limit. */
        JOB_MEMORY_MET(JobMessage.Kind.JOB_MEMORY_LIMIT),
        /** Something has been exceeded that is told and not enforced. */
        NOTIFICATION(JobMessage.Kind.NOTIFICATION_LIMIT);

        private final int number;

        Kind(JobMessage.Kind kind) {
            this.number = kind.number();
        }

        static Kind of(int number) {
            for (Kind kind : values()) {
                if (kind.number == number) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("job message " + number);
        }
    }
}
