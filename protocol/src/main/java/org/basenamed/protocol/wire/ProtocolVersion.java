package org.basenamed.protocol.wire;

/**
 * A version of the wire and of every layout in shared memory.
 *
 * @param major peers of different major versions do not understand each other
 * @param minor raised when operations are added; peers use what the lower one knows
 */
public record ProtocolVersion(int major, int minor) {
    /** What this library speaks. */
    public static final ProtocolVersion CURRENT = new ProtocolVersion(1, 0);

    /** The version of the software, for people. */
    public static final String SOFTWARE = "0.1.0";

    /** Whether two peers can work together. */
    public boolean understands(ProtocolVersion other) {
        return major == other.major;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
