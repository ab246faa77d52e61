package org.basenamed.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the runner of recorded scenarios excuses, people are told. */
class ExcusesTest {
    private static final Path EXCUSES =
            Page.CHECKOUT.resolve("testkit/src/main/resources/org/basenamed/testkit/expectation/excuses.txt");

    @Test
    void every_reason_in_the_list_is_repeated_in_the_caveats() throws IOException {
        List<String> reasons = Files.readAllLines(EXCUSES).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(line.lastIndexOf('|') + 1).strip())
                .toList();
        String caveats = String.join(" ", Page.named("CAVEATS.md").lines()).replaceAll(" +", " ");
        assertThat(reasons).allSatisfy(reason -> assertThat(caveats).contains(reason));
        assertThat(caveats.contains("No recorded scenario is excused")).isEqualTo(reasons.isEmpty());
    }
}
