package org.basenamed.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.stream.Stream;
import org.basenamed.cli.demo.Answer.Kind;
import org.basenamed.cli.demo.DemoCommand.StoppedException;

/** The story that the demo tells. Every line is printed when what it says has happened, and has been checked. */
final class Demo {
    private final PrintWriter out;
    private int lastStep;

    Demo(PrintWriter out) {
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        tell("Two processes share memory by name.");
        tell("");
        tell("Part 1: both processes close their handles.");
        bothClose();
        tell("");
        tell("Part 2: the first process is killed instead.");
        firstIsKilled();
        tell("");
        tell("The broker ends by itself: 10 seconds after its last client, unless it was told otherwise.");
    }

    private void bothClose() throws IOException, InterruptedException {
        try (DemoProcess first = DemoProcess.start(FirstProcess.class);
                DemoProcess second = DemoProcess.start(SecondProcess.class)) {
            share(first, second);
            expect(first, "close");
            step("The first process unmaps its view and closes its handle.");
            step("The second process still reads \"" + message(second) + "\".");
            expect(second, "close");
            step("The second process closes its handle, too: it was the last one.");
            step("The second process opens the name again, and gets:", missing(first, second));
            first.leave();
            second.leave();
        }
    }

    private void firstIsKilled() throws IOException, InterruptedException {
        try (DemoProcess first = DemoProcess.start(FirstProcess.class);
                DemoProcess second = DemoProcess.start(SecondProcess.class)) {
            share(first, second);
            expect(second, "close");
            expectHolders(first, first);
            step("The second process closes its handle, but keeps its view. Only the first process has the name now.");
            first.kill();
            step("The first process is killed by SIGKILL. It had no chance to close anything.");
            step("The second process opens the name again, and gets:", missing(first, second));
            step("The second process still has its view, and still reads \"" + message(second) + "\".");
            second.leave();
        }
    }

    /** How both parts begin: the first process writes a message, which the second one reads. */
    private void share(DemoProcess first, DemoProcess second) throws IOException, InterruptedException {
        String broker = expect(first, "meet");
        String met = create(first);
        step("The first process is process " + first.number() + ". "
                + (broker.equals("none")
                        ? "It found no broker, and started one: process " + met + "."
                        : "It found a broker running: process " + met + "."));
        step("The first process creates " + SharedMemory.NAME + ", " + SharedMemory.BYTES + " bytes without a file.");
        step("The first process maps a view and writes \"" + expect(first, "write") + "\".");
        expect(second, "open");
        step("The second process, process " + second.number() + ", knows nothing but the name, and opens it.");
        expect(second, "map");
        step("The second process maps a view and reads \"" + message(second) + "\".");
        expectHolders(first, first, second);
        step("The broker counts one handle in each of the two processes.");
    }

    private static String create(DemoProcess first) throws IOException, InterruptedException {
        Answer answer = first.ask("create");
        if (answer.kind() == Kind.TAKEN) {
            throw new StoppedException("another program of this user has " + SharedMemory.NAME
                    + " open (basenamed ls shows which). The demo needs that name, and leaves the program alone");
        }
        return done(answer);
    }

    private static String message(DemoProcess second) throws IOException, InterruptedException {
        String message = expect(second, "read");
        if (!message.equals(SharedMemory.MESSAGE)) {
            throw new StoppedException(
                    "the second process read \"" + message + "\" where \"" + SharedMemory.MESSAGE + "\" was written");
        }
        return message;
    }

    /** What the second process is told when it opens a name that nobody holds any more. */
    private static String missing(DemoProcess first, DemoProcess second) throws IOException, InterruptedException {
        Answer answer = second.ask("look");
        if (answer.kind() == Kind.NOT_FOUND) {
            return answer.text();
        }
        throw new StoppedException("the name is still there, though neither process " + first.number() + " nor process "
                + second.number() + " has it open; the processes with a handle are " + done(answer));
    }

    private static void expectHolders(DemoProcess asked, DemoProcess... holders)
            throws IOException, InterruptedException {
        String expected =
                Stream.of(holders).map(DemoProcess::number).sorted().toList().toString();
        String actual = expect(asked, "holders");
        if (!actual.equals(expected)) {
            throw new StoppedException("the processes with a handle to " + SharedMemory.NAME + " are " + actual
                    + " where the demo expects " + expected + ": another program uses the name, too");
        }
    }

    private static String expect(DemoProcess process, String step) throws IOException, InterruptedException {
        return done(process.ask(step));
    }

    private static String done(Answer answer) {
        if (answer.kind() != Kind.DONE) {
            throw new StoppedException(answer.text());
        }
        return answer.text();
    }

    private void step(String text) {
        lastStep++;
        out.printf("%4d. %s%n", lastStep, text);
        out.flush();
    }

    private void step(String text, String quoted) {
        step(text);
        tell("        " + quoted);
    }

    private void tell(String text) {
        out.println(text);
        out.flush();
    }
}
