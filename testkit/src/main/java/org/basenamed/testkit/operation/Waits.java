package org.basenamed.testkit.operation;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.basenamed.win32.Kernel32;
import org.basenamed.win32.SynchApi;

/** Waits, and the calls that end them early. */
final class Waits {

    private static final int MAX_INDEX = 63;

    private Waits() {}

    static List<Row> rows() {
        return List.of(
                Row.of("WaitForSingleObject", "h ms alertable= atleast= atmost=", Waits::one),
                Row.of("WaitForMultipleObjects", "h ms all= alertable= atleast= atmost=", Waits::many),
                Row.of("SignalObjectAndWait", "signal wait ms alertable= atleast= atmost=", Waits::signalAndWait),
                Row.of("SleepEx", "ms alertable", Waits::sleep),
                Row.of("QueueUserAPC", "h", Waits::queueCall),
                Row.of(
                        "apcs",
                        "",
                        a -> Answer.of(Integer.toString(CallCount.ofThread().take()))));
    }

    private static Answer one(Arguments a) {
        return waited(
                a,
                false,
                () -> a.flag("alertable")
                        ? SynchApi.WaitForSingleObjectEx(a.number("h"), a.dword("ms"), true)
                        : Kernel32.WaitForSingleObject(a.number("h"), a.dword("ms")));
    }

    private static Answer many(Arguments a) {
        long[] handles = a.list("h").stream().mapToLong(Long::longValue).toArray();
        boolean all = a.flag("all");
        return waited(
                a,
                !all,
                () -> a.flag("alertable")
                        ? SynchApi.WaitForMultipleObjectsEx(handles.length, handles, all, a.dword("ms"), true)
                        : Kernel32.WaitForMultipleObjects(handles.length, handles, all, a.dword("ms")));
    }

    private static Answer signalAndWait(Arguments a) {
        return waited(
                a,
                false,
                () -> Kernel32.SignalObjectAndWait(
                        a.number("signal"), a.number("wait"), a.dword("ms"), a.flag("alertable")));
    }

    private static Answer sleep(Arguments a) {
        boolean alertable = a.number("alertable") != 0;
        int outcome = SynchApi.SleepEx(a.dword("ms"), alertable);
        return Answer.of(outcome == SynchApi.WAIT_IO_COMPLETION ? "WAIT_IO_COMPLETION" : Integer.toString(outcome));
    }

    private static Answer queueCall(Arguments a) {
        return Answers.decided(() -> SynchApi.QueueUserAPC(
                        // it runs on the thread that it is queued to
                        data -> CallCount.ofThread().add(),
                        a.number("h"),
                        0)
                != 0);
    }

    private static Answer waited(Arguments a, boolean indexed, IntSupplier wait) {
        long start = System.nanoTime();
        Answer answer = Answers.waited(wait, outcome -> describe(outcome, indexed));
        long tookMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        String early = a.has("atleast") && tookMillis < a.number("atleast") ? " early" : "";
        String late = a.has("atmost") && tookMillis > a.number("atmost") ? " late" : "";
        return Answer.of(answer.text() + early + late);
    }

    private static String describe(int outcome, boolean indexed) {
        if (outcome == SynchApi.WAIT_TIMEOUT) {
            return "WAIT_TIMEOUT";
        }
        if (outcome == SynchApi.WAIT_IO_COMPLETION) {
            return "WAIT_IO_COMPLETION";
        }
        boolean abandoned = outcome >= SynchApi.WAIT_ABANDONED;
        int index = outcome - (abandoned ? SynchApi.WAIT_ABANDONED : SynchApi.WAIT_OBJECT_0);
        if (index < 0 || index > MAX_INDEX) {
            return "0x" + Integer.toHexString(outcome);
        }
        if (indexed) {
            return (abandoned ? "WAIT_ABANDONED_0+" : "WAIT_OBJECT_0+") + index;
        }
        // of what has no index, another number than the first would be told by its value
        String name = abandoned ? "WAIT_ABANDONED" : "WAIT_OBJECT_0";
        return index == 0 ? name : "0x" + Integer.toHexString(outcome);
    }
}
