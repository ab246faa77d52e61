package org.basenamed.benchmarks.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.basenamed.client.Access;
import org.basenamed.client.Event;
import org.basenamed.client.FileMapping;
import org.basenamed.client.Reset;

/** Opens and closes one name among many, while many processes hold one of them. */
final class NamesProgram {
    private static final int SIZE_BYTES = 4096;
    private static final int SEED = 7;

    private final Answers answers = new Answers();
    private final Random random = new Random(SEED);
    private final String[] names;
    private final boolean events;

    private NamesProgram(boolean events, int objects) {
        this.events = events;
        this.names = new String[objects];
    }

    /** The kind, how many objects there are, and how many processes are connected. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            throw Answers.usage("mapping|event OBJECTS CLIENTS");
        }
        NamesProgram program = new NamesProgram(arguments[0].equals("event"), Integer.parseInt(arguments[1]));
        List<AutoCloseable> kept = program.createAll();
        List<Child> clients = new ArrayList<>();
        for (int i = Integer.parseInt(arguments[2]); i > 1; i--) {
            clients.add(Child.start(IdleClient.class, IdleClient.SMALL, arguments[0], program.names[0]));
        }
        for (Child client : clients) {
            client.awaitReady();
        }
        program.answers.give(program::openAndClose);
        clients.forEach(Child::close);
        // the rest goes with the process, which is what these objects are for
        if (kept.size() != program.names.length) {
            throw new IllegalStateException("an object is missing");
        }
    }

    private List<AutoCloseable> createAll() {
        List<AutoCloseable> kept = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            names[i] = Child.name("name-%d-%d", ProcessHandle.current().pid(), i);
            kept.add(events ? Event.create(names[i], Reset.AUTO) : FileMapping.create(names[i], SIZE_BYTES));
        }
        return kept;
    }

    private double openAndClose(long number) {
        String name = names[random.nextInt(names.length)];
        return events ? openAndCloseEvent(name) : openAndCloseMapping(name);
    }

    private double openAndCloseEvent(String name) {
        long start = System.nanoTime();
        Event event = Event.open(name);
        long opened = System.nanoTime();
        event.close();
        return told(start, opened, System.nanoTime());
    }

    private double openAndCloseMapping(String name) {
        long start = System.nanoTime();
        FileMapping mapping = FileMapping.open(name, Access.READ_WRITE);
        long opened = System.nanoTime();
        mapping.close();
        return told(start, opened, System.nanoTime());
    }

    private double told(long start, long opened, long closed) {
        answers.detail("open", opened - start);
        answers.detail("close", closed - opened);
        return closed - start;
    }
}
