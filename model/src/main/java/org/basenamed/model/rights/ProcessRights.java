package org.basenamed.model.rights;

/** The specific rights of a process, as far as functions here ask for them. */
public final class ProcessRights {
    /** End it. */
    public static final int TERMINATE = 0x1;
    /** Take handles out of its table, and put them in. */
    public static final int DUP_HANDLE = 0x40;
    /** Start processes as its children. */
    public static final int CREATE_PROCESS = 0x80;
    /** Change its quotas, and with them its job. */
    public static final int SET_QUOTA = 0x100;

    public static final int SET_INFORMATION = 0x200;
    public static final int QUERY_INFORMATION = 0x400;
    /** Ask for its number and exit code. */
    public static final int QUERY_LIMITED_INFORMATION = 0x1000;

    public static final int SET_LIMITED_INFORMATION = 0x2000;

    public static final int ALL_ACCESS = 0x001F_FFFF;

    private ProcessRights() {}

    static int withImplied(int access) {
        int query = (access & QUERY_INFORMATION) != 0 ? QUERY_LIMITED_INFORMATION : 0;
        int set = (access & SET_INFORMATION) != 0 ? SET_LIMITED_INFORMATION : 0;
        return access | query | set;
    }
}
