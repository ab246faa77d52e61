package org.basenamed.model.rights;

/** The specific rights of a job (jobs.md, section 2). */
public final class JobRights {
    /** Put processes into it. */
    public static final int ASSIGN_PROCESS = 0x1;
    /** Change its limits, and where it is told of. */
    public static final int SET_ATTRIBUTES = 0x2;
    /** Ask what it limits, what it has come to, and who is in it. */
    public static final int QUERY = 0x4;
    /** End all its processes. */
    public static final int TERMINATE = 0x8;
    /** All that current systems know: {@code 0x10} and {@code 0x20} have no meaning here. */
    public static final int ALL_ACCESS = 0x001F_003F;

    private JobRights() {}
}
