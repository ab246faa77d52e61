package org.basenamed.model.quota;

/** What a broker has only so much of, and shares out among its users. */
public enum Resource {
    /** Connected processes, and handles that are kept for a process which has still to connect. */
    CONNECTIONS(0, "connections"),
    /** Objects, whoever has them open: see {@link Account}. */
    OBJECTS(1, "objects"),
    /** Open handles in all processes. */
    HANDLES(2, "handles"),
    /** Bytes of memory behind file mappings; mappings over files count nothing, reserved ones what is committed. */
    MAPPED_BYTES(3, "mapped.bytes"),
    /** Waits that the broker carries out. */
    WAITS(4, "waits"),
    /** Descriptors that the broker keeps open for objects. */
    DESCRIPTORS(5, "descriptors"),
    /** Bytes in the broker's own tables: names, security descriptors, aliases, and a flat sum for each object. */
    TABLE_BYTES(6, "table.bytes"),
    /** Timers that run. */
    TIMERS(7, "timers");

    /** How many there are. */
    public static final int COUNT = 8;

    private final int index;
    private final String key;

    Resource(int index, String key) {
        this.index = index;
        this.key = key;
    }

    /** Its place in an array of {@link #COUNT} amounts. */
    public int index() {
        return index;
    }

    /** Its name in the broker's configuration, behind {@code quota.}. */
    public String key() {
        return key;
    }
}
