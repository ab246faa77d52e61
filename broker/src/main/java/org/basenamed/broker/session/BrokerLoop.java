package org.basenamed.broker.session;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.basenamed.broker.log.BrokerLog;
import org.basenamed.broker.operation.OperationTable;
import org.basenamed.broker.policy.Policy;
import org.basenamed.broker.presence.Presence;
import org.basenamed.linux.Epoll;
import org.basenamed.linux.Errno;
import org.basenamed.linux.EventFd;
import org.basenamed.linux.Fd;
import org.basenamed.linux.SeqpacketSocket;
import org.basenamed.linux.SpinWait;
import org.basenamed.model.Win32Error;
import org.basenamed.protocol.wire.HeaderLayout;
import org.basenamed.protocol.wire.MalformedMessageException;

/**
 * The thread that owns all state of the broker. It waits for connections and requests, and serves them one at a time; a
 * closed connection is the death of its process.
 */
public final class BrokerLoop {
    private static final int HUNG_UP = Epoll.EPOLLHUP | Epoll.EPOLLRDHUP | Epoll.EPOLLERR;
    private static final int CLIENT_EVENTS = Epoll.EPOLLIN | Epoll.EPOLLRDHUP;
    private static final long LISTENER_TOKEN = 0;
    private static final long STOP_TOKEN = 1;
    private static final long TIMER_TOKEN = 2;
    private static final long ENDS_TOKEN = 3;
    private static final long MARKS_TOKEN = 4;
    private static final long FIRST_SESSION_TOKEN = 5;
    private static final int OTHERS_WATCHED = 8;

    private final Presence presence;
    private final OperationTable operations;
    private final BrokerLog log;
    private final long idleNanos;
    private final EventFd stopRequest = EventFd.create();
    private final Map<Long, Session> sessions = new HashMap<>();
    private final SpinWait spin = new SpinWait();
    private final MemorySegment incoming;
    private final Session.Buffers buffers;
    private final Reception reception;
    private final Policy policy;
    private final Turns turns;
    private final LateAnswers late = new LateAnswers();
    private final Round round = new Round();
    private final Set<Long> heard = new HashSet<>();
    private long lastToken = FIRST_SESSION_TOKEN;
    private long idleSinceNanos = System.nanoTime();
    private int walks;
    private boolean leaving;

    public BrokerLoop(Presence presence, OperationTable operations, BrokerLog log, Duration idle) {
        this.presence = presence;
        this.operations = operations;
        this.policy = operations.policy();
        this.turns = new Turns(policy.servesMachine());
        this.log = log;
        this.idleNanos = idle.toNanos();
        Arena arena = Arena.ofAuto();
        this.incoming = arena.allocate(HeaderLayout.MAX_MESSAGE_BYTES, Long.BYTES);
        this.buffers = Session.Buffers.allocate(incoming, arena.allocate(HeaderLayout.MAX_MESSAGE_BYTES, Long.BYTES));
        this.reception = new Reception(log, buffers.memory(), buffers.output());
    }

    /** Asks the loop to end, if it has not; callable from any thread. */
    public void requestStop() {
        synchronized (stopRequest) {
            if (stopRequest.fd().isOpen()) {
                stopRequest.signal();
            }
        }
    }

    /** Serves until asked to stop, or until no client has been there for the idle time; once. */
    public void run() {
        try (Epoll epoll = Epoll.create()) {
            epoll.add(stopRequest.fd().number(), Epoll.EPOLLIN, STOP_TOKEN);
            epoll.add(presence.listener().fd().number(), Epoll.EPOLLIN, LISTENER_TOKEN);
            operations.timerDescriptors().forEach(fd -> epoll.add(fd.number(), Epoll.EPOLLIN, TIMER_TOKEN));
            epoll.add(operations.ends().number(), Epoll.EPOLLIN, ENDS_TOKEN);
            epoll.add(operations.marks().number(), Epoll.EPOLLIN, MARKS_TOKEN);
            while (!leaving) {
                serveReady(epoll, waitForWork(epoll));
                late.giveDue();
                if (isIdle() && System.nanoTime() - idleSinceNanos >= idleNanos) {
                    leave(epoll);
                }
            }
            late.giveAll();
        } finally {
            List.copyOf(sessions.values()).forEach(Session::close);
            reception.close();
            operations.close();
            synchronized (stopRequest) {
                stopRequest.close();
            }
        }
    }

    /** Sleeps until something is ready. A client that was just served gets a moment to ask again without a wake-up. */
    private int waitForWork(Epoll epoll) {
        if (spin.begin() && !sessions.isEmpty()) {
            do {
                int ready = epoll.await(0);
                if (ready != 0) {
                    spin.found();
                    return ready;
                }
            } while (spin.goOn());
        }
        int ready = epoll.await(isIdle() ? idleMillisLeft() : late.millisLeft());
        spin.slept();
        return ready;
    }

    /** Whether nobody is there, and nothing is kept for somebody who may come. */
    private boolean isIdle() {
        return sessions.isEmpty() && late.isEmpty() && !operations.isAwaited();
    }

    private int idleMillisLeft() {
        long left = idleNanos - (System.nanoTime() - idleSinceNanos);
        return Math.clamp((left + 999_999) / 1_000_000, 0, Integer.MAX_VALUE);
    }

    /**
     * The dead first, and then those who only tell something: whoever asks may know of a death or of an end already, and must not find a name
     * that was held by that alone. What he knows of had happened when he asked, and so it is in the same round.
     */
    private void serveReady(Epoll epoll, int ready) {
        round.take(epoll, ready, sessions.size() + OTHERS_WATCHED);
        for (int i = 0; i < round.count(); i++) {
            Session session = sessions.get(round.token(i));
            if (session != null && round.shows(i, HUNG_UP)) {
                end(round.token(i), session);
            }
        }
        finishEnded();
        turns.begin();
        boolean several = round.count() > 1;
        for (int i = 0; several && i < round.count(); i++) {
            hear(round.token(i));
        }
        // it begins elsewhere each time, so that of one user's connections none comes always before the others
        walks++;
        for (int i = 0; i < round.count(); i++) {
            long token = round.token(Integer.remainderUnsigned(walks + i, round.count()));
            if (token == LISTENER_TOKEN) {
                reception.takeSome(presence.listener(), several, accepted -> admit(epoll, accepted));
            } else if (token == STOP_TOKEN) {
                leaving = true;
            } else if (token == TIMER_TOKEN) {
                operations.expireTimers();
            } else if (token != ENDS_TOKEN && token != MARKS_TOKEN) {
                serve(epoll, token);
            }
        }
        heard.clear();
    }

    private void finishEnded() {
        for (int i = 0; i < round.count(); i++) {
            if (round.token(i) == ENDS_TOKEN) {
                operations.finishEnded();
                operations.settle();
            } else if (round.token(i) == MARKS_TOKEN) {
                operations.endMarked();
            }
        }
    }

    /** Carries out what a client tells without asking. What it asks then may be later than what others tell, and has to wait a round. */
    private void hear(long token) {
        Session session = sessions.get(token);
        if (session == null) {
            return;
        }
        Session.Served served;
        // it has an end: each closes a handle, which only a request can open
        do {
            served = attempt(
                    session,
                    () -> session.tells(incoming) ? session.serve(operations, incoming) : Session.Served.NOTHING);
            if (served == Session.Served.TOLD) {
                heard.add(token);
            }
        } while (served == Session.Served.TOLD);
        if (served == Session.Served.GONE) {
            end(token, session);
        }
    }

    private void serve(Epoll epoll, long token) {
        Session session = sessions.get(token);
        if (session == null || heard.contains(token) || !turns.take(session.user())) {
            return;
        }
        Session.Served served = attempt(session, () -> session.serve(operations, incoming));
        if (served == Session.Served.GONE) {
            end(token, session);
        } else if (served == Session.Served.OVER_QUOTA) {
            refuse(epoll, token, session);
        }
    }

    /** Until a client is told that it has run into a quota it is not listened to. */
    private void refuse(Epoll epoll, long token, Session session) {
        long delayNanos = turns.delayNanos(session.user());
        if (delayNanos == 0) {
            tellOverQuota(token, session);
            return;
        }
        int number = session.socket().fd().number();
        epoll.modify(number, Epoll.EPOLLRDHUP, token);
        late.add(delayNanos, () -> {
            if (sessions.get(token) == session) {
                epoll.modify(number, CLIENT_EVENTS, token);
                tellOverQuota(token, session);
            }
        });
    }

    private void tellOverQuota(long token, Session session) {
        if (session.tellOverQuota() == Session.Served.GONE) {
            end(token, session);
        }
    }

    /** What a client has sent can cost that client its connection, and nobody else anything. */
    private Session.Served attempt(Session session, Supplier<Session.Served> step) {
        try {
            Session.Served served = step.get();
            if (served != Session.Served.GONE) {
                operations.settle();
            }
            return served;
        } catch (MalformedMessageException e) {
            log.info("disconnects process " + session.caller().peer().pid() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            // a defect of this program, or a kernel that has run out of something
            log.error("cannot serve process " + session.caller().peer().pid(), e);
        }
        return Session.Served.GONE;
    }

    private void end(long token, Session session) {
        sessions.remove(token);
        turns.disconnected(session.user());
        operations.ended(session.caller());
        operations.settle();
        session.close();
        if (sessions.isEmpty()) {
            idleSinceNanos = System.nanoTime();
        }
    }

    private void admit(Epoll epoll, int accepted) {
        SeqpacketSocket socket = SeqpacketSocket.adopt(Fd.own(accepted));
        Session session = new Session(socket, buffers);
        int user = session.user();
        if (!policy.admits(user)) {
            log.info("turns user " + user + " away: this broker serves user " + policy.ownUid());
            reception.refuse(socket, Win32Error.ERROR_ACCESS_DENIED);
            return;
        }
        if (turns.connections(user) >= policy.connectionsOf(user)) {
            reception.refuseLate(socket, Win32Error.ERROR_NOT_ENOUGH_QUOTA, late, turns.delayNanos(user));
            return;
        }
        long token = ++lastToken;
        int added = epoll.add(socket.fd().number(), CLIENT_EVENTS, token);
        if (added < 0) {
            log.info("turns process " + session.caller().peer().pid() + " away: epoll_ctl: " + Errno.nameOf(-added));
            reception.refuse(socket, Win32Error.ERROR_NO_SYSTEM_RESOURCES);
            return;
        }
        sessions.put(token, session);
        turns.connected(user);
    }

    private void leave(Epoll epoll) {
        List<Integer> latecomers = new ArrayList<>();
        epoll.remove(presence.listener().fd().number());
        leaving = presence.withdraw(latecomers::add);
        if (!leaving) {
            idleSinceNanos = System.nanoTime();
            epoll.add(presence.listener().fd().number(), Epoll.EPOLLIN, LISTENER_TOKEN);
            latecomers.forEach(fd -> admit(epoll, fd));
        }
    }
}
