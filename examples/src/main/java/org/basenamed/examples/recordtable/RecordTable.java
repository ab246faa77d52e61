package org.basenamed.examples.recordtable;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.basenamed.client.Access;
import org.basenamed.client.FileMapping;
import org.basenamed.client.Records;
import org.basenamed.client.View;

/**
 * Puts rows into a table in a file, and lists them. Any number of processes may do both at the same time: a row is taken by a
 * compare-and-set, and shown once it is complete.
 */
public final class RecordTable {
    private static final int ROWS = 100;
    private static final int FREE = 0;
    private static final int TAKEN = 1;
    private static final int COMPLETE = 2;

    private static final MemoryLayout ROW = MemoryLayout.structLayout(
            JAVA_INT.withName("state"),
            MemoryLayout.paddingLayout(4),
            JAVA_LONG.withName("key"),
            JAVA_DOUBLE.withName("value"));

    private final Records rows;
    private final VarHandle state;
    private final VarHandle key;
    private final VarHandle value;

    private RecordTable(View view) {
        rows = view.records(ROW);
        state = rows.field(PathElement.groupElement("state"));
        key = rows.field(PathElement.groupElement("key"));
        value = rows.field(PathElement.groupElement("value"));
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 && arguments.length != 3) {
            System.err.println("usage: recordtable FILE [KEY VALUE]");
            System.exit(2);
        }
        Path file = Path.of(arguments[0]);
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        // an empty file is made as long as the table, with zeros: all rows are free
        try (FileMapping mapping = FileMapping.create("", file, Access.READ_WRITE, ROWS * ROW.byteSize());
                View view = mapping.map(Access.READ_WRITE)) {
            RecordTable table = new RecordTable(view);
            if (arguments.length == 1) {
                table.list();
            } else {
                table.put(Long.parseLong(arguments[1]), Double.parseDouble(arguments[2]));
                view.flush();
            }
        }
    }

    private void put(long newKey, double newValue) {
        for (long row = 0; row < rows.count(); row++) {
            if (state.compareAndSet(row, FREE, TAKEN)) {
                key.set(row, newKey);
                value.set(row, newValue);
                // whoever sees the row complete sees what was written before
                state.setRelease(row, COMPLETE);
                System.out.println("row " + row + ": " + newKey + " = " + newValue);
                return;
            }
        }
        System.err.println("the table is full");
        System.exit(1);
    }

    private void list() {
        for (long row = 0; row < rows.count(); row++) {
            if ((int) state.getAcquire(row) == COMPLETE) {
                System.out.println("row " + row + ": " + (long) key.get(row) + " = " + (double) value.get(row));
            }
        }
    }
}
