package org.basenamed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.basenamed.benchmarks.question.Case;
import org.basenamed.benchmarks.question.Question;
import org.basenamed.benchmarks.question.Side;
import org.basenamed.benchmarks.question.Target;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    @Test
    void every_question_has_its_section_in_the_readme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (Question question : Questions.all()) {
            assertThat(readme).contains("<!-- bench: " + question.word() + " -->");
        }
    }

    @Test
    void words_of_questions_and_of_their_cases_are_their_own() {
        assertThat(Questions.all())
                .hasSizeGreaterThan(12)
                .extracting(Question::word)
                .doesNotHaveDuplicates();
        for (Question question : Questions.all()) {
            assertThat(question.cases()).isNotEmpty().extracting(Case::word).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_case_has_each_side_once_and_every_peer_that_its_targets_name() {
        for (Case one : cases()) {
            List<String> names = one.sides().stream().map(Side::name).toList();
            assertThat(names).as(one.title()).doesNotHaveDuplicates();
            for (Target target : one.targets()) {
                switch (target) {
                    case Target.Ratio ratio -> assertThat(names).contains(ratio.peer());
                    case Target.Above above -> assertThat(names).contains(above.peer());
                    case Target.Absolute absolute -> assertThat(absolute.unit()).isEqualTo(one.unit());
                }
            }
        }
    }

    @Test
    void programs_of_other_languages_are_there() {
        for (Case one : cases()) {
            for (Side side : one.sides()) {
                assertThat(source(side)).exists();
            }
        }
    }

    @Test
    void a_word_that_is_not_known_is_refused_with_those_that_are() {
        assertThat(Questions.named(List.of("touch", "copy")))
                .extracting(Question::word)
                .containsExactly("touch", "copy");
        assertThatThrownBy(() -> Questions.named(List.of("speed")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("speed")
                .hasMessageContaining("ping-pong");
    }

    private static Path source(Side side) {
        return switch (side.language()) {
            case JAVA -> javaSource(Path.of("src/main/java"), side);
            case LIBRARIES -> javaSource(Path.of("peers/src/main/java"), side);
            case C -> Path.of("src/main/c", side.program() + ".c");
            case CPP -> Path.of("src/main/cpp", side.program() + ".cpp");
            case WIN32 -> Path.of("src/main/win32", side.program() + ".c");
            case PYTHON -> Path.of("src/main/python", side.program() + ".py");
        };
    }

    private static Path javaSource(Path root, Side side) {
        return root.resolve(side.program().replace('.', '/') + ".java");
    }

    private static List<Case> cases() {
        return Questions.all().stream()
                .flatMap(question -> question.cases().stream())
                .toList();
    }
}
