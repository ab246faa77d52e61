package org.basenamed.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages show of programs is what the programs are, and what they print. */
class ProgramsTest {
    private static final Path EXAMPLES = Page.CHECKOUT.resolve("examples");
    private static final int LINES_BELOW = 40;
    private static final int LINES_OF_A_WHOLE_TASK_BELOW = 100;

    @Test
    void the_program_in_the_readme_is_the_example_that_is_compiled() throws IOException {
        assertThat(Page.named("README.md").code("java"))
                .isEqualTo(Files.readAllLines(
                        EXAMPLES.resolve("src/main/java/org/basenamed/examples/counter/Counter.java")));
    }

    @Test
    void the_dependency_in_the_readme_has_the_version_that_is_built() throws IOException {
        String version = Files.readAllLines(Page.CHECKOUT.resolve("pom.xml")).stream()
                .filter(line -> line.strip().startsWith("<version>"))
                .findFirst()
                .orElseThrow();
        assertThat(Page.named("README.md").code("xml")).contains(version);
    }

    @Test
    void the_two_commands_of_the_readme_are_the_ones_that_are_checked() throws IOException {
        assertThat(Page.named("README.md").lines())
                .anyMatch(line -> line.startsWith("    ./basenamed demo"))
                .anyMatch(line -> line.startsWith("    mvn verify"));
        assertThat(Files.readAllLines(Page.CHECKOUT.resolve(".ci/run")))
                .anyMatch(line -> line.matches("mvn .*verify.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"counter", "sharing"})
    void the_page_of_an_example_shows_what_it_prints(String example) throws IOException {
        Path folder = EXAMPLES.resolve(example);
        List<String> shown = Page.at(folder.resolve("README.md")).lines();
        assertThat(shown).contains("## What you will see", "## How to run it", "## What may surprise you");
        for (String file : List.of("first.txt", "second.txt")) {
            assertThat(shown)
                    .contains("    "
                            + Files.readAllLines(folder.resolve("expected").resolve(file))
                                    .getFirst());
        }
    }

    @Test
    void every_example_is_short() throws IOException {
        try (Stream<Path> sources = Files.walk(EXAMPLES.resolve("src/main/java/org"))) {
            List<Path> programs =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(programs).hasSizeGreaterThan(5);
            assertThat(programs).allSatisfy(program -> assertThat(Files.readAllLines(program))
                    .hasSizeLessThan(isFirstRead(program) ? LINES_BELOW : LINES_OF_A_WHOLE_TASK_BELOW));
        }
    }

    /** What a newcomer reads first has to fit on a screen; the others show a whole task each. */
    private static boolean isFirstRead(Path program) {
        return Stream.of("sharing", "counter")
                .map(EXAMPLES.resolve("src/main/java/org/basenamed/examples")::resolve)
                .anyMatch(program::startsWith);
    }
}
