package io.lamina.table.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.table.ScikitLearn;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class WordBucketsTest {
    static Stream<JsonNode> texts() {
        return ScikitLearn.cases("texts");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theNumbersAreThoseOfScikitLearn(JsonNode text) {
        int buckets = text.get("buckets").intValue();
        float[] inputs = new float[buckets];
        new WordBuckets("x", buckets).encode(text.get("text").stringValue(), inputs, 0, new Findings());
        for (int i = 0; i < buckets; i++) {
            assertThat((double) inputs[i]).isCloseTo(text.get("inputs").get(i).doubleValue(), within(1e-7));
        }
    }

    @Test
    void theHashIsThatOfItsAuthor() {
        assertThat(Murmur3.hash(new byte[0])).isZero();
        assertThat(Murmur3.hash("test".getBytes(StandardCharsets.UTF_8))).isEqualTo(0xba6bd213);
        assertThat(Murmur3.hash("Hello, world!".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(0xc0363e43);
    }

    @Test
    void aNumberInARequestIsTakenAsItsText() {
        WordBuckets words = new WordBuckets("x", 32);
        float[] number = new float[32];
        float[] text = new float[32];
        words.encode(42.0, number, 0, new Findings());
        words.encode("42", text, 0, new Findings());
        assertThat(number).isEqualTo(text).isNotEqualTo(new float[32]);
    }
}
