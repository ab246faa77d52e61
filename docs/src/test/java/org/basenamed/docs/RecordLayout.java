package org.basenamed.docs;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.basenamed.protocol.wire.Codec;
import org.basenamed.protocol.wire.WireInput;

/** Reads records by what a page says of them, and by nothing else. */
final class RecordLayout {
    private static final Pattern LIST = Pattern.compile("list(8|16) of (\\w+)");

    private final Page page;

    RecordLayout(Page page) {
        this.page = page;
    }

    /** The values of the fields of a record that takes up the whole rest of the message. */
    List<Object> read(String record, WireInput input) {
        Codec<List<Object>> byThePage = new Codec<>(
                (values, output) -> {
                    throw new UnsupportedOperationException("pages are for reading");
                },
                rest -> fields(record, rest));
        return byThePage.decode(input);
    }

    private List<Object> fields(String record, WireInput input) {
        List<Object> values = new ArrayList<>();
        if (page.lines().stream().noneMatch(line -> line.contains("**" + record + "** has no fields."))) {
            page.table("**" + record + "**").forEach(row -> values.add(value(row.get(1), input)));
        }
        return values;
    }

    private Object value(String type, WireInput input) {
        return switch (type) {
            case "u8" -> input.getByte();
            case "u16" -> input.getShort();
            case "u32" -> input.getInt();
            case "u64" -> input.getLong();
            case "bool" -> input.getBoolean();
            case "string" -> input.getString();
            case "bytes" -> HexFormat.of().formatHex(input.getBytes());
            default -> list(type, input);
        };
    }

    private List<Object> list(String type, WireInput input) {
        Matcher list = LIST.matcher(type);
        if (!list.matches()) {
            throw new AssertionError(page.path() + " uses the type " + type + " without a meaning");
        }
        int count = list.group(1).equals("8") ? input.getByte() : input.getShort();
        List<Object> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(fields(list.group(2), input));
        }
        return records;
    }
}
