package org.basenamed.testkit.wire;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** An argument worked out. A worker sees nothing but such values. */
public sealed interface Value {

    /** 64 bits: a handle, an address, a mask, a count. */
    record Bits(long value) implements Value {}

    /** UTF-16 units, whatever they are. */
    record Text(String units) implements Value {}

    /** A list of 64-bit numbers. */
    record BitsList(List<Long> values) implements Value {

        public BitsList {
            values = List.copyOf(values);
        }
    }

    /** The value as a word without tabs and line ends. */
    default String encode() {
        return switch (this) {
            case Bits(long bits) -> "n" + Long.toHexString(bits);
            case Text(String units) -> "s" + hex(units);
            case BitsList(List<Long> all) ->
                "l" + all.stream().map(Long::toHexString).collect(Collectors.joining(","));
        };
    }

    /** The opposite of {@link #encode()}. */
    static Value decode(String word) {
        String rest = word.substring(1);
        return switch (word.charAt(0)) {
            case 'n' -> new Bits(Long.parseUnsignedLong(rest, 16));
            case 's' -> new Text(units(rest));
            case 'l' ->
                new BitsList(Arrays.stream(rest.split(",", -1))
                        .filter(bits -> !bits.isEmpty())
                        .map(bits -> Long.parseUnsignedLong(bits, 16))
                        .toList());
            default -> throw new IllegalArgumentException("not a value: " + word);
        };
    }

    private static String hex(String units) {
        return units.chars()
                .mapToObj(unit -> HexFormat.of().toHexDigits((char) unit))
                .collect(Collectors.joining());
    }

    private static String units(String hex) {
        StringBuilder units = new StringBuilder(hex.length() / 4);
        for (int i = 0; i < hex.length(); i += 4) {
            units.append((char) HexFormat.fromHexDigits(hex, i, i + 4));
        }
        return units.toString();
    }
}
