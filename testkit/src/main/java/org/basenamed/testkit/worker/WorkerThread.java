package org.basenamed.testkit.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.testkit.operation.Answer;
import org.basenamed.testkit.operation.MissingFunctionException;
import org.basenamed.testkit.operation.OperationTable;
import org.basenamed.testkit.wire.LineConnection;
import org.basenamed.testkit.wire.Reply;
import org.basenamed.testkit.wire.Request;
import org.basenamed.win32.Kernel32;
import org.basenamed.win32.ProcessThreadsApi;

/** One thread of a scenario: a platform thread that performs its steps one after another. */
final class WorkerThread {

    private final String name;
    private final LineConnection driver;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

    private WorkerThread(String name, LineConnection driver) {
        this.name = name;
        this.driver = driver;
    }

    /** Starts a thread, and one that tells the driver when it has ended. */
    static WorkerThread start(String name, LineConnection driver) {
        WorkerThread worker = new WorkerThread(name, driver);
        Thread thread = Thread.ofPlatform().name(name).start(worker::performAll);
        Thread.ofPlatform().daemon().name(name + " end").start(() -> worker.reportEnd(thread));
        return worker;
    }

    void accept(Request request) {
        requests.add(request);
    }

    private void performAll() {
        send(new Reply.Began(name, ProcessCalls.gettid()));
        Answer.After after = Answer.After.STAY;
        while (after == Answer.After.STAY) {
            try {
                after = perform(requests.take());
            } catch (InterruptedException nobodyInterrupts) {
                throw new IllegalStateException(nobodyInterrupts);
            }
        }
        ProcessThreadsApi.ExitThread(0);
    }

    private Answer.After perform(Request request) {
        Answer answer;
        try {
            answer = OperationTable.perform(request);
        } catch (MissingFunctionException missing) {
            send(new Reply.Unsupported(name, request.operation() + ": " + missing.getMessage()));
            return Answer.After.STAY;
        } catch (RuntimeException | Error defect) {
            // A function of Win32 answers with an error code; an exception out of it is a wrong answer and shown as
            // such.
            defect.printStackTrace();
            answer = Answer.of("EXCEPTION " + defect);
        }
        send(new Reply.Returned(name, answer.value(), answer.text()));
        if (answer.after() == Answer.After.END_PROCESS) {
            Kernel32.ExitProcess((int) answer.value());
        }
        return answer.after();
    }

    private void reportEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException nobodyInterrupts) {
            throw new IllegalStateException(nobodyInterrupts);
        }
        send(new Reply.Ended(name));
    }

    private void send(Reply reply) {
        try {
            driver.send(reply.encode());
        } catch (IOException driverGone) {
            throw new UncheckedIOException(driverGone);
        }
    }
}
