package org.basenamed.benchmarks.program;

/** The classes of all programs in Java, for those who start them. */
public final class Programs {
    public static final Class<?> MAPPING = MappingProgram.class;
    public static final Class<?> NAMES = NamesProgram.class;
    public static final Class<?> SIGNAL = SignalProgram.class;
    public static final Class<?> FILE_LOCK = FileLockProgram.class;
    public static final Class<?> CONTENDED = ContendedProgram.class;
    public static final Class<?> PING_PONG = PingPongProgram.class;
    public static final Class<?> WAIT_MANY = WaitManyProgram.class;
    public static final Class<?> VIRTUAL_THREADS = VirtualThreadsProgram.class;
    public static final Class<?> COPY = CopyProgram.class;
    public static final Class<?> COPY_BETWEEN = CopyBetweenProgram.class;
    public static final Class<?> TOUCH = TouchProgram.class;
    public static final Class<?> KILL = KillProgram.class;
    public static final Class<?> MEMORY = MemoryProgram.class;
    public static final Class<?> FIRST_CALL = FirstCallProgram.class;
    public static final Class<?> ALLOCATION = AllocationProgram.class;

    /** What the names of the classes begin with that use libraries of others: this room does not see them. */
    public static final String PEERS = "org.basenamed.benchmarks.peers.";

    private Programs() {}
}
