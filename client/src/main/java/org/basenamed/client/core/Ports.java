package org.basenamed.client.core;

import java.util.Optional;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.model.waitable.WaitOutcome;
import org.basenamed.protocol.JobCatalogue;
import org.basenamed.protocol.message.HandleRequest;
import org.basenamed.protocol.message.PacketReply;
import org.basenamed.protocol.message.PostPacketRequest;

/** Completion ports: queues of packets at the broker. */
public final class Ports {
    /** Three numbers, whose meaning is between those who post and those who take. */
    public record Packet(int bytes, long key, long overlapped) {}

    private Ports() {}

    /** Queues a packet; refused with 1450 if too many wait. */
    public static Result<Boolean> post(WaitableHandle port, int bytes, long key, long overlapped) {
        return port.ask(JobCatalogue.POST_PACKET, new PostPacketRequest(port.value(), bytes, key, overlapped))
                .map(done -> true);
    }

    /**
     * Takes the packet that has waited for longest, and waits for one.
     *
     * @param deadlineNanos as for {@link Waits#one}
     * @param alert what else ends the wait
     * @return empty if there is none until then, or the wait has been ended otherwise
     */
    public static Result<Optional<Packet>> take(WaitableHandle port, long deadlineNanos, Alert alert) {
        while (true) {
            Result<PacketReply> taken = port.ask(JobCatalogue.TAKE_PACKET, new HandleRequest(port.value()));
            switch (taken) {
                case Result.Refused<PacketReply>(Win32Error error) -> {
                    return Result.refused(error);
                }
                case Result.Granted<PacketReply>(PacketReply packet) -> {
                    if (packet.present()) {
                        return Result.granted(
                                Optional.of(new Packet(packet.bytes(), packet.key(), packet.overlapped())));
                    }
                }
            }
            // others may be faster to take what this is woken for: it waits again then
            int outcome = Waits.one(port, deadlineNanos, alert);
            if (outcome < 0 && outcome != WaitOutcome.INTERRUPTED && outcome != WaitOutcome.TIMED_OUT) {
                return Result.refused(Win32Error.of(-outcome));
            }
            if (outcome != WaitOutcome.SIGNALLED) {
                return Result.granted(Optional.empty());
            }
        }
    }
}
