package org.basenamed.systemtests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.basenamed.client.Access;
import org.basenamed.client.Broker;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;

/**
 * A process that never gets to close what it has. Told a number, it holds one mapping and a view of the survivor's, and creates,
 * maps, unmaps and closes others as fast as it can, until it is killed.
 */
final class HolderProgram {
    static final String READY = "ready";
    static final String HOLDING = "holding";

    /** What it does over and over, in this order; the number of steps begun tells where it was killed. */
    enum Step {
        CREATE,
        OPEN,
        MAP,
        WRITE,
        UNMAP,
        CLOSE_FIRST,
        CLOSE_LAST,
        VISIT_THE_SURVIVOR
    }

    private static final List<Step> ROUND = List.of(Step.values());

    private final long number;
    private final MemorySegment survivors;
    private long steps;

    private HolderProgram(long number, MemorySegment survivors) {
        this.number = number;
        this.survivors = survivors;
    }

    public static void main(String[] arguments) throws IOException {
        // Loads the library without meeting the broker: who is not yet told to go is not to be seen in its counts.
        Broker.directory();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println(READY);
        String told = input.readLine();
        if (told == null) {
            return;
        }
        long number = Long.parseLong(told);
        try (FileMapping theirs = FileMapping.open(SharedPattern.SURVIVORS_NAME, Access.READ_WRITE);
                View theirView = theirs.map(Access.READ_WRITE);
                FileMapping held = FileMapping.createNew(SharedPattern.heldName(number), SharedPattern.PATTERN_BYTES);
                View heldView = held.map(Access.READ_WRITE)) {
            SharedPattern.write(heldView.segment(), number);
            System.out.println(HOLDING);
            HolderProgram program = new HolderProgram(number, theirView.segment());
            while (true) {
                program.round();
            }
        }
    }

    /** The step in which a holder was that has begun so many; the last one of a round before its first. */
    static Step stepAfter(long begun) {
        return ROUND.get((int) ((begun + ROUND.size() - 1) % ROUND.size()));
    }

    private void begin(Step step) {
        steps++;
        if (stepAfter(steps) != step) {
            throw new IllegalStateException(step + " is not step " + steps);
        }
        SharedPattern.setSteps(survivors, steps);
    }

    private void round() {
        begin(Step.CREATE);
        String name = SharedPattern.brieflyHeldName(number);
        FileMapping created = FileMapping.createNew(name, SharedPattern.PATTERN_BYTES);
        begin(Step.OPEN);
        FileMapping opened = FileMapping.open(name, Access.READ_WRITE);
        begin(Step.MAP);
        View view = opened.map(Access.READ_WRITE);
        begin(Step.WRITE);
        SharedPattern.write(view.segment(), number);
        begin(Step.UNMAP);
        view.close();
        begin(Step.CLOSE_FIRST);
        created.close();
        begin(Step.CLOSE_LAST);
        opened.close();
        begin(Step.VISIT_THE_SURVIVOR);
        visit();
    }

    private static void visit() {
        try (FileMapping theirs = FileMapping.open(SharedPattern.SURVIVORS_NAME, Access.READ);
                View view = theirs.map(Access.READ)) {
            long difference = SharedPattern.firstDifference(view.segment(), SharedPattern.SURVIVORS_SEED);
            if (difference >= 0) {
                throw new IllegalStateException("the survivor's pattern is broken at " + difference);
            }
        }
    }
}
