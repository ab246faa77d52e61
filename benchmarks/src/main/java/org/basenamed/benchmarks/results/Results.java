package org.basenamed.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole run.
 *
 * @param machine what it ran on, by name
 * @param questions in the order they were answered
 */
public record Results(Map<String, String> machine, List<QuestionResult> questions) {

    /** Reads what {@link #write} wrote. */
    public static Results read(Path file) throws IOException {
        JsonObject json = JsonObject.parse(Files.readString(file));
        Map<String, String> machine = new LinkedHashMap<>();
        JsonObject told = json.object("machine");
        told.names().forEach(name -> machine.put(name, told.text(name)));
        return new Results(
                machine,
                json.objects("questions").stream().map(QuestionResult::from).toList());
    }

    /** Writes all of it as JSON. */
    public void write(Path file) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", machine);
        json.put("questions", questions.stream().map(QuestionResult::toJson).toList());
        Files.writeString(file, Json.text(json) + "\n");
    }
}
