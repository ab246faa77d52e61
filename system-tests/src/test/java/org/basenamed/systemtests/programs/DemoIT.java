package org.basenamed.systemtests.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo tells the whole story, by itself and with nothing left behind, or says why it does not. */
class DemoIT {
    private static final Pattern STEP = Pattern.compile(" +(\\d+)\\. (.*)");
    private static final Pattern PROCESS = Pattern.compile("process (\\d+)");
    private static final String MISSING =
            "FileMapping.open of \"Global\\MyFileMappingObject\": no object has this name [ERROR_FILE_NOT_FOUND, 2]";

    private static final Path SHM = Path.of("/dev/shm");

    private final Path runtime;

    DemoIT(@TempDir Path runtime) {
        this.runtime = runtime;
    }

    @Test
    void the_story_is_told_to_its_end() throws Exception {
        Set<Path> before = Set.copyOf(files());
        try (Household household = new Household(runtime)) {
            Program.Outcome outcome = household.run("basenamed", "demo");
            assertThat(outcome.errors()).isEmpty();
            assertThat(outcome.status()).isZero();
            List<String> steps =
                    matches(outcome.lines(), STEP).map(step -> step.group(2)).toList();
            assertThat(steps)
                    .anyMatch(step -> step.startsWith("The first process is process")
                            && step.contains("It found no broker, and started one: process "))
                    .contains("The first process creates Global\\MyFileMappingObject, 256 bytes without a file.")
                    .contains("The second process maps a view and reads \"Message from first process\".")
                    .contains("The first process is killed by SIGKILL. It had no chance to close anything.");
            assertThat(outcome.lines().stream().map(String::strip).filter(MISSING::equals))
                    .hasSize(2);
            expectNothingLeft(household, outcome.lines());
            assertThat(files().stream().filter(file -> !before.contains(file)))
                    .noneMatch(file -> file.startsWith(SHM) && file.toString().contains("basenamed"))
                    .noneMatch(file -> file.toString().contains("MyFileMapping"));
        }
    }

    private static void expectNothingLeft(Household household, List<String> lines) throws Exception {
        for (ProcessHandle broker : household.brokers()) {
            // Nobody ends it: this is its own idle time.
            broker.onExit().get(100, TimeUnit.SECONDS);
        }
        assertThat(matches(lines, PROCESS).map(process -> Long.parseLong(process.group(1))))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(number -> assertThat(ProcessHandle.of(number)).isEmpty());
        assertThat(Files.exists(household.directory())).isFalse();
    }

    private static Stream<MatchResult> matches(List<String> lines, Pattern pattern) {
        return lines.stream().flatMap(line -> pattern.matcher(line).results());
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> shared = Files.list(SHM);
                Stream<Path> temporary = Files.list(Path.of("/tmp"))) {
            return Stream.concat(shared, temporary).toList();
        }
    }

    @Test
    void a_name_in_use_stops_the_demo_and_its_owner_goes_on_undisturbed() throws Exception {
        try (Household household = new Household(runtime);
                Program owner = household.start("examples/run", "first")) {
            owner.readLine();
            Program.Outcome outcome = household.run("basenamed", "demo");
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.lines()).noneMatch(line -> STEP.matcher(line).matches());
            assertThat(outcome.errors())
                    .singleElement()
                    .asString()
                    .startsWith("basenamed: another program of this user has Global\\MyFileMappingObject open");
            assertThat(household.run("examples/run", "second").lines()).containsExactly("Message from first process");
            owner.enter();
            assertThat(owner.finish().status()).isZero();
        }
    }
}
