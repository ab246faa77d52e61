package org.basenamed.testkit.operation;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.basenamed.testkit.wire.Request;

/** Every operation of the scenario language. Those without a function behind them are here too. */
public final class OperationTable {

    private static final Map<String, Row> ROWS = new TreeMap<>();

    static {
        Stream.of(
                        Sections.rows(),
                        Views.rows(),
                        Memory.rows(),
                        Atomics.rows(),
                        Events.rows(),
                        Mutexes.rows(),
                        Semaphores.rows(),
                        Timers.rows(),
                        Jobs.rows(),
                        Waits.rows(),
                        Handles.rows(),
                        Processes.rows(),
                        Files.rows(),
                        Security.rows(),
                        PrivateNamespaces.rows())
                .flatMap(Collection::stream)
                .forEach(OperationTable::add);
    }

    private OperationTable() {}

    private static void add(Row row) {
        if (ROWS.put(row.name(), row) != null) {
            throw new IllegalStateException("two rows for " + row.name());
        }
    }

    /** The names of all operations. */
    static Collection<String> names() {
        return ROWS.keySet();
    }

    /** Is there a function behind the operation? */
    public static boolean supports(String operation) {
        Row row = ROWS.get(operation);
        return row != null && row.isSupported();
    }

    /** Loads what the first operations of a process need, so that no step has to wait for it. Touches no object. */
    public static void warmUp() {
        Answers.failed("");
        OwnMemory.read(0, 1);
    }

    /**
     * Performs an operation on the calling thread.
     *
     * @throws MissingFunctionException if there is nothing behind it, or nothing behind what an argument asks for
     */
    public static Answer perform(Request request) {
        Row row = ROWS.get(request.operation());
        if (row == null) {
            throw new MissingFunctionException(request.operation());
        }
        return row.perform(request.arguments());
    }
}
