package org.basenamed.client.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.basenamed.dispatcher.KillPoint;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.message.ClaimChildRequest;
import org.basenamed.protocol.message.PrepareChildReply;
import org.basenamed.protocol.message.PrepareChildRequest;
import org.jspecify.annotations.Nullable;

/**
 * Handles that have been set aside for one child that is about to be started. The broker keeps them until the child comes for them or
 * ends, whatever becomes of this process.
 */
public final class ChildHandles {
    private static final int NOT_STARTED = 0;

    private final Optional<Prepared> prepared;

    private record Prepared(Membership member, PrepareChildReply token) {
        void settle(int child) {
            member.call(
                    ProcessCatalogue.CLAIM_CHILD, new ClaimChildRequest(token.tokenHigh(), token.tokenLow(), child));
        }
    }

    private ChildHandles(Optional<Prepared> prepared) {
        this.prepared = prepared;
    }

    /** For a child that inherits nothing. */
    public static ChildHandles none() {
        return new ChildHandles(Optional.empty());
    }

    /**
     * Sets handles aside, as they are now.
     *
     * @param parent a handle to the process whose handles they are, or {@link HandleCalls#CURRENT_PROCESS}
     * @param listed the only ones to be inherited; null for all that are inheritable
     * @return refused with 87 if one of those listed is no handle, or not inheritable (HD-34)
     */
    public static Result<ChildHandles> prepare(long parent, @Nullable List<Long> listed)
            throws BrokerUnreachableException {
        List<Integer> values = new ArrayList<>();
        for (long value : listed == null ? List.<Long>of() : listed) {
            if (value != (int) value || value <= 0) {
                return Result.refused(Win32Error.ERROR_INVALID_PARAMETER);
            }
            values.add((int) value & ~LocalHandle.IGNORED_BITS);
        }
        if (values.size() > PrepareChildRequest.MAX_HANDLES) {
            return Result.refused(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
        }
        if (parent != (int) parent) {
            return Result.refused(Win32Error.ERROR_INVALID_HANDLE);
        }
        PrepareChildRequest request = new PrepareChildRequest((int) parent, listed == null, values);
        LocalProcess.Asked<PrepareChildReply> asked =
                LocalProcess.current().ask(ProcessCatalogue.PREPARE_CHILD, request);
        return asked.answer().result().map(token -> new ChildHandles(Optional.of(new Prepared(asked.member(), token))));
    }

    /** The child's environment variable, if it has one to get. */
    public Optional<String> claimText() {
        return prepared.map(it -> InheritanceClaim.text(it.token()));
    }

    /**
     * Starts the child.
     *
     * @throws IOException if it cannot be started: nothing is set aside any more then
     */
    public Process start(ProcessBuilder builder) throws IOException {
        // a claim that this process itself has shown is of no use to its children
        builder.environment().remove(PrepareChildReply.TOKEN_VARIABLE);
        claimText().ifPresent(text -> builder.environment().put(PrepareChildReply.TOKEN_VARIABLE, text));
        boolean started = false;
        try {
            Process process = builder.start();
            started = true;
            KillPoint.CHILD_STARTED.reached();
            prepared.ifPresent(it -> it.settle((int) process.pid()));
            return process;
        } finally {
            builder.environment().remove(PrepareChildReply.TOKEN_VARIABLE);
            if (!started) {
                prepared.ifPresent(it -> it.settle(NOT_STARTED));
            }
        }
    }
}
