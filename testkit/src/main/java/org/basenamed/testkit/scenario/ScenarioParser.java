package org.basenamed.testkit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the lines of a scenario file. */
public final class ScenarioParser {

    private final String source;
    private final List<Scenario> finished = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Optional<String> name = Optional.empty();
    private Optional<String> problem = Optional.empty();

    /** Makes a parser whose complaints begin with {@code source}, the name of the file. */
    public ScenarioParser(String source) {
        this.source = source;
    }

    /** Reads the lines of one file; a parser is used once. */
    public List<Scenario> parse(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                line(source + ":" + (i + 1), line);
            }
        }
        finish();
        return List.copyOf(finished);
    }

    private void line(String place, String line) {
        if (line.startsWith("scenario ")) {
            finish();
            name = Optional.of(line.substring("scenario ".length()).strip());
        } else if (name.isEmpty()) {
            throw new ScenarioSyntaxException(place + ": no scenario has begun: " + line);
        } else if (line.startsWith("tags ")) {
            tags.addAll(List.of(line.substring("tags ".length()).strip().split("\\s+", -1)));
        } else if (problem.isEmpty()) {
            step(place, line);
        }
    }

    private void step(String place, String line) {
        try {
            steps.add(new Step(steps.size() + 1, line, StepParser.parse(line)));
        } catch (ScenarioSyntaxException unreadable) {
            problem = Optional.of(place + ": " + unreadable.getMessage());
        }
    }

    private void finish() {
        name.ifPresent(title -> finished.add(new Scenario(title, tags, steps, problem)));
        name = Optional.empty();
        problem = Optional.empty();
        tags.clear();
        steps.clear();
    }
}
