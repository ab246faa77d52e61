package org.basenamed.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {

    static List<Value> values() {
        return List.of(
                new Value.Bits(0),
                new Value.Bits(-1),
                new Value.Bits(Long.MIN_VALUE),
                new Value.Text(""),
                new Value.Text("tab\t line\n = \0 \ud800 \uffff"),
                new Value.BitsList(List.of()),
                new Value.BitsList(List.of(0L, -1L, 77L)));
    }

    static List<Reply> replies() {
        return List.of(
                new Reply.Hello("17", 4711),
                new Reply.Began("T2", 99),
                new Reply.Returned("T1", -1, ""),
                new Reply.Returned("T1", 0, "a\tb \"c\""),
                new Reply.Unsupported("T1", "CreateFileMapping: sa="),
                new Reply.Ended("T3"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_is_the_same_there_and_back(Value value) {
        assertThat(Value.decode(value.encode())).isEqualTo(value);
        assertThat(value.encode()).doesNotContain("\t", "\n");
    }

    @ParameterizedTest
    @MethodSource("replies")
    void a_reply_is_the_same_there_and_back(Reply reply) {
        assertThat(Reply.decode(reply.encode())).isEqualTo(reply);
    }

    @Test
    void a_request_is_the_same_there_and_back() {
        Map<String, Value> arguments = new LinkedHashMap<>();
        arguments.put("#0", new Value.Bits(5));
        arguments.put("name", new Value.Text("a=b\tc"));
        Request request = new Request("T1", "op", arguments);

        assertThat(Request.decode(request.encode())).isEqualTo(request);
        assertThat(Request.decode(new Request("T1", "op", Map.of()).encode()).arguments())
                .isEmpty();
    }

    @Test
    void a_result_stays_on_its_line() {
        assertThat(new Reply.Returned("T1", 0, "two\nlines\r").encode()).doesNotContain("\n", "\r");
    }

    @Test
    void what_is_neither_is_refused() {
        assertThatThrownBy(() -> Value.decode("x1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reply.decode("x\tT1")).isInstanceOf(IllegalArgumentException.class);
    }
}
