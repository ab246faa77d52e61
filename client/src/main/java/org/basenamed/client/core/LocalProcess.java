package org.basenamed.client.core;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.PrivateDirectory;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.Operation;
import org.basenamed.protocol.ProcessCatalogue;
import org.basenamed.protocol.Rendezvous;
import org.basenamed.protocol.SessionCatalogue;
import org.basenamed.protocol.message.HelloReply;
import org.basenamed.protocol.message.HelloRequest;
import org.basenamed.protocol.wire.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/**
 * This process as a member of its broker's world: one connection, made when it is first needed, and the handles that are open
 * over it. When the broker dies the handles are gone with it, and the next create or open finds or starts another one.
 */
public final class LocalProcess {
    private static final LocalProcess CURRENT = ofThisMachine();

    /** A broker may leave at the moment of a hello, and the next one too; so many in a row do something else. */
    private static final int MAX_HANG_UPS = 32;

    private final Rendezvous rendezvous;
    private final BrokerStarter starter;
    /** Where another broker is looked for first; null if this process has been told where its own is. */
    private final @Nullable SystemSearch system;

    private volatile @Nullable MeetingPlace place;
    private volatile @Nullable Membership membership;

    LocalProcess(Rendezvous rendezvous, BrokerStarter starter) {
        this(rendezvous, starter, null);
    }

    LocalProcess(Rendezvous rendezvous, BrokerStarter starter, @Nullable SystemSearch system) {
        this.rendezvous = rendezvous;
        this.starter = starter;
        this.system = system;
    }

    private static LocalProcess ofThisMachine() {
        Rendezvous rendezvous = BrokerDirectory.rendezvous();
        SystemSearch system = BrokerDirectory.isTold() ? null : SystemSearch.ofThisProcess();
        return new LocalProcess(rendezvous, new BrokerStarter(rendezvous), system);
    }

    /** The one of this Java machine. */
    public static LocalProcess current() {
        return CURRENT;
    }

    /** The directory in which it meets its broker. */
    public Path directory() {
        return place().directory();
    }

    /** Where it has met its broker, or would if it had to now. */
    public MeetingPlace place() {
        MeetingPlace known = place;
        if (known != null) {
            return known;
        }
        SystemSearch.Found found = system == null ? null : system.connect();
        if (found != null && found.socket() != null) {
            found.socket().close();
        }
        return place(found);
    }

    private MeetingPlace place(SystemSearch.@Nullable Found found) {
        if (found == null) {
            return new MeetingPlace(rendezvous.directory(), false, "the property basenamed.directory names it");
        }
        return found.socket() != null
                ? new MeetingPlace(found.directory(), true, found.reason())
                : new MeetingPlace(rendezvous.directory(), false, found.reason());
    }

    /** The broker of the machine comes first; null if there is neither that nor, unless it is to be started, another one. */
    private @Nullable SeqpacketSocket reach(boolean start) throws BrokerUnreachableException {
        SystemSearch.Found found = system == null ? null : system.connect();
        place = place(found);
        if (found != null && found.socket() != null) {
            return found.socket();
        }
        return start ? starter.connectOrStart() : starter.connect();
    }

    /**
     * What the broker answered, and the membership by which it was asked.
     *
     * @param member what a handle in the answer belongs to
     * @param answer the answer
     */
    record Asked<R>(Membership member, Connection.Answer<R> answer) {}

    /**
     * Carries out an operation on no handle, over a connection that is made if there is none. When the broker has died since it was
     * last asked, its successor is asked: whatever the old one may have done for this has died with it.
     */
    <Q, R> Asked<R> ask(Operation<Q, R> operation, Q request) throws BrokerUnreachableException {
        return carryOut(operation, member -> request, null);
    }

    /** As {@link #ask(Operation, Object)}, where 1816 is about processes, and the refusal itself has ended one. */
    <Q, R> Asked<R> askOnce(Operation<Q, R> operation, Q request) throws BrokerUnreachableException {
        return reach(operation, member -> request, null);
    }

    /** As {@link #ask(Operation, Object)}, with a descriptor that travels along and stays the caller's. */
    <Q, R> Asked<R> ask(Operation<Q, R> operation, Q request, Fd passed) throws BrokerUnreachableException {
        return carryOut(operation, member -> request, passed);
    }

    /** As {@link #ask(Operation, Object)}, with a request that depends on who asks. */
    <Q, R> Asked<R> askAs(Operation<Q, R> operation, Function<Membership, Q> request)
            throws BrokerUnreachableException {
        return carryOut(operation, request, null);
    }

    private <Q, R> Asked<R> carryOut(Operation<Q, R> operation, Function<Membership, Q> request, @Nullable Fd passed)
            throws BrokerUnreachableException {
        Asked<R> asked = reach(operation, request, passed);
        if (asked.answer().result() instanceof Result.Refused<R>(Win32Error error)
                && error == Win32Error.ERROR_NOT_ENOUGH_QUOTA
                && asked.member().releaseAllHeaders()) {
            // what this process has closed may have taken the room until now
            Membership member = asked.member();
            return new Asked<>(member, member.call(operation, request.apply(member), passed));
        }
        return asked;
    }

    private <Q, R> Asked<R> reach(Operation<Q, R> operation, Function<Membership, Q> request, @Nullable Fd passed)
            throws BrokerUnreachableException {
        Membership member = join();
        Connection.Answer<R> answer = member.call(operation, request.apply(member), passed);
        if (member.isLost()) {
            member = join();
            answer = member.call(operation, request.apply(member), passed);
        }
        return new Asked<>(member, answer);
    }

    /** As {@link #ask}, if a broker serves the directory; empty if none does, and none is started. */
    public <Q, R> Optional<Result<R>> askIfServed(Operation<Q, R> operation, Q request)
            throws BrokerUnreachableException {
        Optional<Membership> member = joinIfServed();
        Optional<Result<R>> result =
                member.map(it -> it.call(operation, request).result());
        if (member.isPresent() && member.get().isLost()) {
            return joinIfServed().map(it -> it.call(operation, request).result());
        }
        return result;
    }

    /** The handle with this value, whose two low bits do not count; null if this process has none. */
    public @Nullable LocalHandle find(long value) {
        if (value != (int) value || value <= 0) {
            return null;
        }
        Membership member = joinedIfServed();
        return member == null ? null : member.find((int) value & ~LocalHandle.IGNORED_BITS);
    }

    /** The membership, if a broker serves the directory: it may have handles for this process, which it does not know of yet. */
    @Nullable
    Membership joinedIfServed() {
        try {
            return joinIfServed().orElse(null);
        } catch (BrokerUnreachableException e) {
            // without it there is no handle to be found
            return null;
        }
    }

    /** The membership that there is now; null if there is none, or its broker has gone. */
    @Nullable
    Membership membership() {
        Membership member = membership;
        return member == null || member.isLost() ? null : member;
    }

    /** The membership that new handles come by. */
    Membership join() throws BrokerUnreachableException {
        Membership member = membership;
        return member != null && !member.isLost() ? member : joinAnew(true).orElseThrow();
    }

    private Optional<Membership> joinIfServed() throws BrokerUnreachableException {
        Membership member = membership;
        return member != null && !member.isLost() ? Optional.of(member) : joinAnew(false);
    }

    private synchronized Optional<Membership> joinAnew(boolean start) throws BrokerUnreachableException {
        Membership before = membership;
        if (before != null && !before.isLost()) {
            return Optional.of(before);
        }
        if (before != null) {
            before.dissolve();
        }
        Optional<Membership> joined;
        try {
            joined = greet(start);
        } catch (LinuxException | PrivateDirectory.NotPrivateException | UnsupportedOperationException e) {
            throw new BrokerUnreachableException(
                    "cannot reach the broker at " + directory() + ": " + e.getMessage(), e);
        }
        membership = joined.orElse(null);
        return joined;
    }

    private Optional<Membership> greet(boolean start) throws BrokerUnreachableException {
        for (int attempt = 0; attempt < MAX_HANG_UPS; attempt++) {
            SeqpacketSocket socket = reach(start);
            if (socket == null) {
                return Optional.empty();
            }
            Connection connection = new Connection(socket);
            HelloRequest hello = new HelloRequest(ProtocolVersion.CURRENT, ProtocolVersion.SOFTWARE, title());
            Connection.Answer<HelloReply> answer = connection.call(SessionCatalogue.HELLO, hello);
            if (answer.result() instanceof Result.Granted<HelloReply>(HelloReply welcome)) {
                return Optional.of(accepted(connection, welcome, answer.fd()));
            }
            if (!connection.isLost()) {
                connection.close();
                Win32Error error = ((Result.Refused<HelloReply>) answer.result()).error();
                throw new BrokerUnreachableException("the broker refuses this process: " + error.meaning());
            }
            // it was leaving when this process came; nothing has been asked of it yet
        }
        throw new BrokerUnreachableException("the broker hangs up on this process time and again");
    }

    private static Membership accepted(Connection connection, HelloReply welcome, @Nullable Fd board)
            throws BrokerUnreachableException {
        if (!welcome.accepted()) {
            connection.close();
            throw new BrokerUnreachableException("this library " + ProtocolVersion.SOFTWARE + " speaks protocol "
                    + ProtocolVersion.CURRENT + ", but the broker " + welcome.software() + " speaks protocol "
                    + welcome.version() + "; end the processes that still use the broker, or use its version");
        }
        if (board == null) {
            connection.close();
            throw new BrokerUnreachableException("the broker has given no board");
        }
        Membership member = new Membership(connection, welcome, board);
        InheritanceClaim.ofThisProcess().ifPresent(claim -> member.call(ProcessCatalogue.CLAIM_CHILD, claim));
        return member;
    }

    private static String title() {
        String command = System.getProperty("sun.java.command", "");
        int end = command.indexOf(' ');
        return end < 0 ? command : command.substring(0, end);
    }
}
