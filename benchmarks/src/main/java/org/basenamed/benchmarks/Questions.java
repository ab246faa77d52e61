package org.basenamed.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.basenamed.benchmarks.question.Question;

/** All questions of the kit, in the order of its README. */
final class Questions {
    private Questions() {}

    static List<Question> all() {
        return Stream.of(MappingQuestions.all(), WaitQuestions.all(), ProcessQuestions.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Those with the words, in their order; all of them for no words.
     *
     * @throws IllegalArgumentException with all words if one is not known
     */
    static List<Question> named(List<String> words) {
        List<Question> all = all();
        if (words.isEmpty()) {
            return all;
        }
        List<Question> named = new ArrayList<>();
        for (String word : words) {
            named.add(all.stream()
                    .filter(question -> question.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no question is called " + word + "; there are "
                            + Arrays.toString(all.stream().map(Question::word).toArray()))));
        }
        return named;
    }
}
