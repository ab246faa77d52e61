package org.basenamed.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** An {@link Actor} from outside. */
final class ActorProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter commands;

    ActorProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(UTF_8);
        this.commands = new PrintWriter(process.outputWriter(UTF_8), true);
    }

    /** Waits until it can be told something. */
    ActorProcess awaitUp() {
        assertThat(hear()).isEqualTo("ok up");
        return this;
    }

    long pid() {
        return process.pid();
    }

    /** Tells it to do something, without waiting for the answer. */
    void tell(String command) {
        commands.println(command);
    }

    /** The answer to what it was told. */
    String hear() {
        try {
            return Objects.requireNonNull(answers.readLine(), "the actor has ended");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What it answers to what has to succeed. */
    String ask(String command) {
        tell(command);
        String answer = hear();
        assertThat(answer).as(command).startsWith("ok ");
        return answer.substring(3);
    }

    /** The number and message of the error of what has to fail. */
    String refused(String command) {
        tell(command);
        String answer = hear();
        assertThat(answer).as(command).startsWith("error ");
        return answer.substring(6);
    }

    /** Kills it as an operator would who has lost patience, and waits for its end. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets it end by itself. */
    @Override
    public void close() {
        commands.close();
        awaitEnd();
    }
}
