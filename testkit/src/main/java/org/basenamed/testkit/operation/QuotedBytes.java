package org.basenamed.testkit.operation;

/** Bytes as a quoted string. */
final class QuotedBytes {

    private QuotedBytes() {}

    static String of(byte[] bytes) {
        StringBuilder quoted = new StringBuilder(bytes.length + 2).append('"');
        for (byte b : bytes) {
            if (b == '"' || b == '\\') {
                quoted.append('\\').append((char) b);
            } else if (b < ' ' || b > '~') {
                quoted.append(String.format("\\x%02x", b));
            } else {
                quoted.append((char) b);
            }
        }
        return quoted.append('"').toString();
    }
}
