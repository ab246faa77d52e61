package org.basenamed.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.basenamed.cli.text.JsonText;
import org.basenamed.cli.text.Quantity;
import org.basenamed.cli.text.TextTable;
import org.basenamed.cli.text.VisibleText;
import org.basenamed.client.Broker.Holder;
import org.basenamed.client.Broker.ObjectInfo;

/**
 * What {@code basenamed ls} has to say.
 *
 * @param objects what the broker holds
 */
record ObjectReport(List<ObjectInfo> objects) {
    ObjectReport {
        objects = List.copyOf(objects);
    }

    /** For people: a row an object, and one more for each further holder. */
    String asText(VisibleText visible) {
        if (objects.isEmpty()) {
            return "There are no objects.";
        }
        TextTable table = new TextTable().rightAligned(2, 3).row("NAME", "TYPE", "SIZE", "HANDLES", "HOLDERS");
        for (ObjectInfo object : objects) {
            List<String> holders = holders(object, visible);
            table.row(
                    object.name().isEmpty() ? "(unnamed)" : visible.of(object.name()),
                    object.type(),
                    object.sizeBytes() == 0 ? "-" : Quantity.ofBytes(object.sizeBytes()),
                    Integer.toString(object.handles()),
                    holders.getFirst());
            holders.stream().skip(1).forEach(holder -> table.row("", "", "", "", holder));
        }
        return table.text();
    }

    /** One line a holder, and one for those that the broker did not name; never none. */
    private static List<String> holders(ObjectInfo object, VisibleText visible) {
        List<String> lines = new ArrayList<>();
        int untold = object.handles();
        for (Holder holder : object.holders()) {
            lines.add(line(holder, visible));
            untold -= holder.handles();
        }
        if (untold > 0 || lines.isEmpty()) {
            lines.add("and others, with " + untold + " more");
        }
        return lines;
    }

    private static String line(Holder holder, VisibleText visible) {
        String title = holder.title().isEmpty() ? "untitled" : visible.of(holder.title());
        // A process of a pid name space that the broker cannot see into has no number there.
        String process = holder.processId() == 0 ? "?" : Integer.toString(holder.processId());
        return title + " (" + process + ")" + (holder.handles() == 1 ? "" : " x" + holder.handles());
    }

    /** For programs: one JSON object in one line. */
    String asJson() {
        return JsonText.of(
                Map.of("objects", objects.stream().map(ObjectReport::members).toList()));
    }

    private static Map<String, Object> members(ObjectInfo object) {
        Map<String, Object> members = new LinkedHashMap<>();
        // The empty string would be one of the names.
        members.put("named", !object.name().isEmpty());
        members.put("name", object.name());
        members.put("type", object.type());
        members.put("sizeBytes", object.sizeBytes());
        members.put("handles", object.handles());
        members.put(
                "holders", object.holders().stream().map(ObjectReport::members).toList());
        return members;
    }

    private static Map<String, Object> members(Holder holder) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("processId", holder.processId());
        members.put("title", holder.title());
        members.put("handles", holder.handles());
        return members;
    }
}
