package org.basenamed.benchmarks.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question as it was answered.
 *
 * @param word of the question
 * @param title for people
 * @param method how it was measured, for people
 * @param cases in the order of the question
 */
public record QuestionResult(String word, String title, String method, List<CaseResult> cases) {
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("word", word);
        json.put("title", title);
        json.put("method", method);
        json.put("cases", cases.stream().map(CaseResult::toJson).toList());
        return json;
    }

    static QuestionResult from(JsonObject json) {
        return new QuestionResult(
                json.text("word"),
                json.text("title"),
                json.text("method"),
                json.objects("cases").stream().map(CaseResult::from).toList());
    }
}
