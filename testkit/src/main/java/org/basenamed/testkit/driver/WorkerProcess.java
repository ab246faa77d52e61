package org.basenamed.testkit.driver;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.basenamed.testkit.wire.Reply;
import org.basenamed.testkit.wire.Request;

/** A worker JVM as a process of a scenario. */
final class WorkerProcess implements ScenarioProcess {

    /** What {@code kill} ends a process with. */
    private static final int KILLED = 99;

    private final WorkerLink link;
    private final Warden warden;
    private final long handle;

    WorkerProcess(WorkerLink link, Warden warden) {
        this.link = link;
        this.warden = warden;
        this.handle = warden.open(link.pid());
    }

    @Override
    public long pid() {
        return link.pid();
    }

    @Override
    public boolean isGone() {
        return link.isGone();
    }

    @Override
    public CompletableFuture<Optional<Reply.OfCall>> perform(Request request) {
        return link.perform(request);
    }

    @Override
    public CompletableFuture<Optional<Long>> threadId(String thread) {
        return link.threadId(thread);
    }

    @Override
    public CompletableFuture<Boolean> threadEnd(String thread) {
        return link.threadEnd(thread);
    }

    @Override
    public void kill() {
        warden.terminate(handle, KILLED);
    }

    @Override
    public OptionalInt awaitExit(Duration most) throws InterruptedException {
        OptionalInt code = warden.await(handle, most);
        if (code.isPresent()) {
            link.awaitEnd();
        }
        return code;
    }

    @Override
    public void dismiss() {
        warden.close(handle);
    }

    /** Ends the process, which no scenario has used. */
    void end() {
        link.destroy();
    }
}
