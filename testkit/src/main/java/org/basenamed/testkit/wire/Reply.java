package org.basenamed.testkit.wire;

/** Worker to driver. */
public sealed interface Reply {

    /** The worker is there: which one of those that were started, and its process id. */
    record Hello(String token, long pid) implements Reply {}

    /** A thread has begun. */
    record Began(String thread, long threadId) implements Reply {}

    /** How a call has ended. */
    sealed interface OfCall extends Reply {

        /** The thread that performed it. */
        String thread();
    }

    /** A call has returned. */
    record Returned(String thread, long value, String result) implements OfCall {}

    /** There is no implementation behind an operation, or behind one of its arguments. */
    record Unsupported(String thread, String what) implements OfCall {}

    /** The thread has ended. */
    record Ended(String thread) implements Reply {}

    /** The reply as one line. */
    default String encode() {
        return switch (this) {
            case Hello hello -> line("hello", hello.token(), Long.toHexString(hello.pid()));
            case Began began -> line("began", began.thread(), Long.toHexString(began.threadId()));
            case Returned returned ->
                line("returned", returned.thread(), Long.toHexString(returned.value()), returned.result());
            case Unsupported unsupported -> line("unsupported", unsupported.thread(), unsupported.what());
            case Ended ended -> line("ended", ended.thread());
        };
    }

    /** The opposite of {@link #encode()}. */
    static Reply decode(String line) {
        String[] parts = line.split("\t", 4);
        return switch (parts[0]) {
            case "hello" -> new Hello(parts[1], Long.parseUnsignedLong(parts[2], 16));
            case "began" -> new Began(parts[1], Long.parseUnsignedLong(parts[2], 16));
            case "returned" -> new Returned(parts[1], Long.parseUnsignedLong(parts[2], 16), parts[3]);
            case "unsupported" -> new Unsupported(parts[1], parts[2]);
            case "ended" -> new Ended(parts[1]);
            default -> throw new IllegalArgumentException("not a reply: " + line);
        };
    }

    private static String line(String... parts) {
        return String.join("\t", parts).replace('\n', ' ').replace('\r', ' ');
    }
}
