package org.basenamed.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {
    @ParameterizedTest
    @EnumSource
    void an_answer_comes_back_from_its_line(Answer.Kind kind) {
        Answer answer = new Answer(kind, "two words: [1, 2]");
        assertThat(Answer.ofLine(answer.asLine())).isEqualTo(answer);
        Answer empty = new Answer(kind, "");
        assertThat(Answer.ofLine(empty.asLine())).isEqualTo(empty);
    }
}
