package org.basenamed.model.rights;

/** The specific rights of a thread, as far as functions here ask for them. */
public final class ThreadRights {
    /** End it. */
    public static final int TERMINATE = 0x1;
    /** Let it go on. */
    public static final int SUSPEND_RESUME = 0x2;
    /** Change its registers, and queue calls to it. */
    public static final int SET_CONTEXT = 0x10;

    public static final int SET_INFORMATION = 0x20;
    public static final int QUERY_INFORMATION = 0x40;
    public static final int SET_LIMITED_INFORMATION = 0x400;
    /** Ask for its number and exit code. */
    public static final int QUERY_LIMITED_INFORMATION = 0x800;

    public static final int ALL_ACCESS = 0x001F_FFFF;

    private ThreadRights() {}

    static int withImplied(int access) {
        int query = (access & QUERY_INFORMATION) != 0 ? QUERY_LIMITED_INFORMATION : 0;
        int set = (access & SET_INFORMATION) != 0 ? SET_LIMITED_INFORMATION : 0;
        return access | query | set;
    }
}
