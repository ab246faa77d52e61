package org.basenamed.testkit.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A scenario: steps that start with no process, no file and no named object.
 *
 * @param problem why the scenario cannot be run: its first line that is not in the language. The steps are then those before it.
 */
public record Scenario(String name, List<String> tags, List<Step> steps, Optional<String> problem) {

    public Scenario {
        tags = List.copyOf(tags);
        steps = List.copyOf(steps);
    }

    /** The processes that have to be there, without those that the scenario itself spawns. */
    public Set<String> processes() {
        return steps.stream().flatMap(step -> ProcessNames.in(step.order())).collect(Collectors.toUnmodifiableSet());
    }
}
