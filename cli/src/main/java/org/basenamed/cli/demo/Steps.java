package org.basenamed.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.basenamed.client.BasenamedException;
import org.basenamed.client.ObjectExistsException;
import org.basenamed.client.ObjectNotFoundException;

/** Leads a process of the demo, from inside: each line of its standard input names a step, and is answered by one line. */
final class Steps {
    private Steps() {}

    /** One step; answers what came of it. */
    @FunctionalInterface
    interface Step {
        String take();
    }

    /** Takes steps until standard input ends, which it does at the latest when the demo itself ends. */
    static void follow(Map<String, Step> steps) throws IOException {
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String name = asked.readLine(); name != null; name = asked.readLine()) {
            Step step = steps.get(name);
            if (step == null) {
                throw new IllegalArgumentException("no step " + name);
            }
            answers.println(answer(step).asLine());
        }
    }

    private static Answer answer(Step step) {
        try {
            return new Answer(Answer.Kind.DONE, step.take());
        } catch (BasenamedException e) {
            Answer.Kind kind =
                    switch (e) {
                        case ObjectNotFoundException missing -> Answer.Kind.NOT_FOUND;
                        case ObjectExistsException taken -> Answer.Kind.TAKEN;
                        default -> Answer.Kind.REFUSED;
                    };
            return new Answer(kind, String.valueOf(e.getMessage()).replaceAll("\\R", " "));
        }
    }
}
