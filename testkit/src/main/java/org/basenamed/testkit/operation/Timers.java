package org.basenamed.testkit.operation;

import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.List;
import org.basenamed.win32.Ntdll;
import org.basenamed.win32.PTIMERAPCROUTINE;
import org.basenamed.win32.SECURITY_ATTRIBUTES;
import org.basenamed.win32.SynchApi;
import org.basenamed.win32.TIMER_BASIC_INFORMATION;

/** Waitable timers. */
final class Timers {

    private static final int MANUAL_RESET = 1;
    private static final long UNITS_PER_MILLI = 10_000;
    private static final long UNITS_PER_SECOND = 10_000_000;
    private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;

    private Timers() {}

    static List<Row> rows() {
        return List.of(
                Row.of("CreateWaitableTimer", "manual= name= access= sa= inherit=", Timers::create),
                Row.of("OpenWaitableTimer", "access name inherit=", Timers::open),
                Row.of("SetWaitableTimer", "h rel abs= period= apc=", Timers::set),
                Row.of(
                        "CancelWaitableTimer",
                        "h",
                        a -> Answers.decided(() -> SynchApi.CancelWaitableTimer(a.number("h")))),
                Row.of("QueryTimer", "h", Timers::query));
    }

    private static Answer create(Arguments a) {
        SECURITY_ATTRIBUTES attributes = Security.attributes(a);
        boolean manual = a.flag("manual");
        String name = a.text("name");
        return a.has("access")
                ? Answers.created(() ->
                        SynchApi.CreateWaitableTimerEx(attributes, name, manual ? MANUAL_RESET : 0, a.dword("access")))
                : Answers.created(() -> SynchApi.CreateWaitableTimer(attributes, manual, name));
    }

    private static Answer open(Arguments a) {
        return Answers.opened(() -> SynchApi.OpenWaitableTimer(a.dword("access"), a.flag("inherit"), a.text("name")));
    }

    private static Answer set(Arguments a) {
        long due = a.has("abs") ? now() + a.number("abs") * UNITS_PER_MILLI : -a.number("rel") * UNITS_PER_MILLI;
        CallCount count = CallCount.ofThread();
        PTIMERAPCROUTINE routine = a.flag("apc") ? (argument, low, high) -> count.add() : null;
        return Answers.decided(() -> SynchApi.SetWaitableTimer(
                a.number("h"), new long[] {due}, a.dword("period"), routine, MemorySegment.NULL, false));
    }

    private static long now() {
        Instant now = Instant.now();
        return (now.getEpochSecond() + SECONDS_FROM_1601_TO_1970) * UNITS_PER_SECOND + now.getNano() / 100;
    }

    private static Answer query(Arguments a) {
        TIMER_BASIC_INFORMATION found = new TIMER_BASIC_INFORMATION();
        return Answers.queried(
                Ntdll.NtQueryTimer(a.number("h"), found), () -> "signaled=" + (found.TimerState ? 1 : 0));
    }
}
