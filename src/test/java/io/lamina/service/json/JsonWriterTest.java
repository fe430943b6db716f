package io.lamina.service.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private final JsonWriter writer = new JsonWriter();
    private final JsonBinder binder = new JsonBinder();

    @Test
    void aRecordIsWrittenInTheOrderOfItsComponents() {
        assertThat(writer.text(sample("{\"name\":\"a\"}"))).isEqualTo("""
                {"name":"a","units":16,"learningRate":"auto","seed":42,"nesterov":false,"dropout":0.5,"reduction":"mean",\
                "mood":"auto_pick","loud":"RUNNING","id":null,"at":null,"within":null,"day":null,"uri":null,"sizes":[],\
                "nested":{"low":0,"high":9},"form":{"type":"round"},"strategies":[{"strategy":"edge","width":0.2}],\
                "weights":{},"free":null,"tree":null}""");
    }

    @Test
    void whatIsWrittenBindsBackToAnEqualRecordAndTheSameBytes() {
        Sample sample = sample("""
                {"name":"abc","units":3,"learningRate":1e-7,"seed":-9223372036854775808,"nesterov":true,"dropout":0.1,
                 "reduction":"sum","mood":"calm","loud":"QUEUED","id":"0198C0DE-0000-7000-8000-000000000000",
                 "at":"2026-11-24T13:00:00.5+01:00","within":"PT15M","day":"2026-11-24","uri":"tag:a,2026:b","sizes":[1,2],
                 "nested":{"high":3},"form":{"type":"stack","forms":["round",{"type":"leaky_box","negativeSlope":0.3}]},
                 "strategies":null,"weights":{"b":1,"a":null},"free":[1,1.5,"x\\u2028",null,{"y":true}],
                 "tree":{"deep":[1,0.10,"é"]}}""");
        byte[] json = writer.bytes(sample);
        Sample again = binder.bind(json, Sample.class);
        assertThat(writer.bytes(again)).isEqualTo(json);
        assertThat(again).usingRecursiveComparison().ignoringFields("tree").isEqualTo(sample);
        assertThat(writer.text(sample)).contains("\"at\":\"2026-11-24T12:00:00.500Z\"", "\"strategies\":\"auto\"");
        assertThat(binder.bind(writer.tree(sample), Sample.class).form()).isEqualTo(sample.form());
    }

    @Test
    void aNumberThatIsNotFiniteBecomesNull() {
        assertThat(writer.text(List.of(Double.NaN, Float.NEGATIVE_INFINITY, 1.5, 2f)))
                .isEqualTo("[null,null,1.5,2.0]");
        assertThat(writer.text(new double[] {1, Double.POSITIVE_INFINITY})).isEqualTo("[1.0,null]");
    }

    @Test
    void whatHasNoOrderIsSorted() {
        Map<String, Integer> hashed = new HashMap<>(Map.of("b", 1, "a", 2, "c", 3));
        assertThat(writer.text(hashed)).isEqualTo("{\"a\":2,\"b\":1,\"c\":3}");
        assertThat(writer.text(Map.copyOf(hashed))).isEqualTo("{\"a\":2,\"b\":1,\"c\":3}");
        assertThat(writer.text(Set.of("x", "a", "m"))).isEqualTo("[\"a\",\"m\",\"x\"]");
        assertThat(writer.text(new HashSet<>(List.of(3, 1, 2)))).isEqualTo("[1,2,3]");
        Map<String, Integer> linked = new LinkedHashMap<>();
        linked.put("b", 1);
        linked.put("a", 2);
        assertThat(writer.text(linked)).isEqualTo("{\"b\":1,\"a\":2}");
    }

    @Test
    void anAnswerMayLeaveNullsOut() {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Sparse(@Nullable String a, @Nullable Integer b) {}
        assertThat(writer.text(new Sparse(null, 1))).isEqualTo("{\"b\":1}");
    }

    @Test
    void timesAreIso8601AndTextIsUtf8() {
        assertThat(writer.text(List.of(Instant.EPOCH, Duration.ofSeconds(90))))
                .isEqualTo("[\"1970-01-01T00:00:00Z\",\"PT1M30S\"]");
        assertThat(writer.bytes(List.of("é"))).isEqualTo("[\"é\"]".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aClassWithoutAFormIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.text(List.of(new StringBuilder("x"))))
                .withMessageContaining("java.lang.StringBuilder has no form in JSON");
    }

    private Sample sample(String json) {
        return binder.bind(json.getBytes(StandardCharsets.UTF_8), Sample.class);
    }
}
