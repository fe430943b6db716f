package io.lamina.service.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.setting.Setting;
import io.lamina.table.preprocessing.PreprocessingSpec;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBinderTest {
    private final JsonBinder binder = new JsonBinder();

    @Test
    void whatIsAbsentTakesItsDefault() {
        Sample sample = bind("{\"name\":\"abc\"}");
        assertThat(sample.units()).isEqualTo(16);
        assertThat(sample.learningRate()).isNull();
        assertThat(sample.seed()).isEqualTo(42);
        assertThat(sample.dropout()).isEqualTo(0.5f);
        assertThat(sample.reduction()).isEqualTo("mean");
        assertThat(sample.mood()).isEqualTo(Sample.Mood.AUTO_PICK);
        assertThat(sample.nested()).isEqualTo(new Sample.Nested(0, 9));
        assertThat(sample.form()).isEqualTo(new Sample.Round());
        assertThat(sample.strategies()).containsExactly(new Sample.Edge(0.2));
        assertThat(sample.weights()).isEmpty();
    }

    @Test
    void everyFormIsRead() {
        Sample sample = bind("""
                {"name":"abc","units":1.6e1,"learningRate":1e-3,"seed":9223372036854775807,"nesterov":true,"dropout":0.25,
                 "reduction":"sum","mood":"calm","loud":"QUEUED","id":"0198c0de-0000-7000-8000-000000000000",
                 "at":"2026-11-24T13:00:00+01:00","within":"PT15M","day":"2026-11-24","uri":"tag:a,2026:b","sizes":[1,2.0],
                 "nested":{"high":3},"form":{"type":"stack","forms":["round",{"type":"leaky_box","negativeSlope":1}]},
                 "strategies":[{"strategy":"k_fold"},{"width":0.5},"edge"],"weights":{"b":1,"a":null},
                 "free":[1,1.5,"x",null,{"y":true}],"tree":{"deep":[1]}}""");
        assertThat(sample.units()).isEqualTo(16);
        assertThat(sample.learningRate()).isEqualTo(1e-3);
        assertThat(sample.seed()).isEqualTo(Long.MAX_VALUE);
        assertThat(sample.at()).isEqualTo(Instant.parse("2026-11-24T12:00:00Z"));
        assertThat(sample.within()).isEqualTo(Duration.ofMinutes(15));
        assertThat(sample.sizes()).containsExactly(1, 2);
        assertThat(sample.form()).isEqualTo(new Sample.Stack(List.of(new Sample.Round(), new Sample.LeakyBox(1))));
        assertThat(sample.strategies())
                .containsExactly(new Sample.KFold(5), new Sample.Edge(0.5), new Sample.Edge(0.2));
        assertThat(sample.weights()).containsEntry("a", null).containsEntry("b", 1.0);
        List<Object> free = new ArrayList<>(Arrays.asList(1L, 1.5, "x", null));
        free.add(Map.of("y", true));
        assertThat(sample.free()).isEqualTo(free);
    }

    @ParameterizedTest
    @CsvSource({"\"auto\"", "\"none\"", "null"})
    void theWordsForNullMeanNull(String word) {
        assertThat(bind("{\"name\":\"a\",\"learningRate\":" + word + "}").learningRate())
                .isNull();
    }

    /** A part of something, unless it stands alone. */
    record Part(
            @Setting(doc = "What it is a part of.", defaultValue = "null", requiredUnless = "kind=alone") @Nullable
            String of,

            @Setting(doc = "Kind of part.", defaultValue = "null", max = 5) @Nullable
            String kind) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                       | /of",
                "{'of':null,'kind':'bit'} | /of",
                "{'kind':7}               | /of /kind",
                "{'of':'a'}               | ``",
                "{'kind':'alone'}         | ``",
                "{'of':'a','kind':'alone'}| ``"
            })
    void whatDependsOnAnotherIsMissedWithEveryOtherError(String json, String pointers) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        if (pointers.isEmpty()) {
            assertThat(binder.bind(body, Part.class)).isNotNull();
            return;
        }
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> binder.bind(body, Part.class));
        assertThat(refusal.errors()).extracting(ProblemError::pointer).containsExactly(pointers.split(" "));
        assertThat(refusal.errors().getFirst().detail()).isEqualTo("must be given unless kind is \"alone\"");
    }

    @Test
    void whatIsReadCannotBeModified() {
        Sample sample = bind("{\"name\":\"a\",\"sizes\":[1],\"weights\":{\"a\":1}}");
        assertThat(catchThrowableOfType(
                        UnsupportedOperationException.class,
                        () -> sample.sizes().add(2)))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        UnsupportedOperationException.class,
                        () -> sample.weights().put("b", 2.0)))
                .isNotNull();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"units":0}                        | /units             | must be between 1 and 16384, got 0
            {"units":16385}                    | /units             | must be between 1 and 16384, got 16385
            {"units":"abc"}                    | /units             | must be a whole number, got "abc"
            {"units":1.5}                      | /units             | must be a whole number, got 1.5
            {"units":1e99999}                  | /units             | must be between 1 and 16384, got 1E+99999
            {"units":1e9}                      | /units             | must be between 1 and 16384, got 1000000000
            {"units":null}                     | /units             | must be a whole number, got null
            {"units":true}                     | /units             | must be a whole number, got true
            {"units":[1]}                      | /units             | must be a whole number, got a list
            {"units":{}}                       | /units             | must be a whole number, got an object
            {"seed":9223372036854775808}       | /seed              | must be between -9223372036854775808 and 9223372036854775807, got 9223372036854775808
            {"learningRate":0}                 | /learningRate      | must be greater than 0, got 0
            {"learningRate":"fast"}            | /learningRate      | must be a number or one of "auto", "none", got "fast"
            {"learningRate":"AUTO"}            | /learningRate      | must be a number or one of "auto", "none", got "AUTO"; did you mean "auto"?
            {"learningRate":true}              | /learningRate      | must be a number or one of "auto", "none", got true
            {"strategies":"atuo"}              | /strategies        | must be a list or "auto", got "atuo"; did you mean "auto"?
            {"learningRate":1e400}             | /learningRate      | must be a finite number of 64 bits, got 1E+400
            {"learningRate":1e-400}            | /learningRate      | must be greater than 0, got 1E-400
            {"dropout":1}                      | /dropout           | must be at least 0 and less than 1, got 1
            {"dropout":1e39}                   | /dropout           | must be a finite number of 32 bits, got 1E+39
            {"nesterov":"true"}                | /nesterov          | must be true or false, got "true"
            {"nesterov":1}                     | /nesterov          | must be true or false, got 1
            {"name":"ABC"}                     | /name              | must match [a-z]+, got "ABC"
            {"name":""}                        | /name              | must have 1 to 8 characters, got 0
            {"name":"abcdefghi"}               | /name              | must have 1 to 8 characters, got 9
            {"name":5}                         | /name              | must be a text, got 5
            {"name":"a\\u0000"}                | /name              | must not hold the character U+0000
            {"name":"\\ud800"}                 | /name              | must not hold half of a surrogate pair
            {"reduction":"sun"}                | /reduction         | must be one of "mean", "sum", got "sun"; did you mean "sum"?
            {"mood":"CALM"}                    | /mood              | must be one of "auto_pick", "calm", got "CALM"; did you mean "calm"?
            {"mood":3}                         | /mood              | must be one of "auto_pick", "calm", got 3
            {"loud":"running"}                 | /loud              | must be one of "QUEUED", "RUNNING", got "running"; did you mean "RUNNING"?
            {"id":"1-1-1-1-1"}                 | /id                | must be an id such as "0198c0de-0000-7000-8000-000000000000", got "1-1-1-1-1"
            {"at":"yesterday"}                 | /at                | must be an ISO-8601 instant such as "2026-11-24T12:00:00Z", got "yesterday"
            {"within":"5m"}                    | /within            | must be an ISO-8601 duration such as "PT15M", got "5m"
            {"within":"PT0.999S"}              | /within            | must be between PT1S and PT24H, got "PT0.999S"
            {"within":"P2D"}                   | /within            | must be between PT1S and PT24H, got "P2D"
            {"within":5}                       | /within            | must be an ISO-8601 duration such as "PT15M", got 5
            {"uri":"a b"}                      | /uri               | must be a URI, got "a b"
            {"sizes":1}                        | /sizes             | must be a list, got 1
            {"sizes":[1,2,3,4]}                | /sizes             | must have at most 3 items, got 4
            {"sizes":[1,null]}                 | /sizes/1           | must be a whole number, got null
            {"weights":{"a":1,"b":2,"c":3}}    | /weights           | must have at most 2 entries, got 3
            {"weights":{"a/b~":"x"}}           | /weights/a~1b~0    | must be a number, got "x"
            {"weights":[]}                     | /weights           | must be an object, got a list
            {"nested":5}                       | /nested            | must be an object, got 5
            {"nested":{"low":10}}              | /nested            | low must not be above high, got 10 and 9
            {"nested":{"hihg":1}}              | /nested/hihg       | unknown property "hihg"; did you mean "high"?
            {"nested":{"columns":1}}           | /nested/columns    | unknown property "columns". Allowed: "low", "high"
            {"form":"raund"}                   | /form              | unknown kind "raund"; did you mean "round"? Allowed: "round", "leaky_box", "stack"
            {"form":"xyzzy"}                   | /form              | unknown kind "xyzzy". Allowed: "round", "leaky_box", "stack"
            {"form":{"type":"leakyBox"}}       | /form/type         | unknown kind "leakyBox"; did you mean "leaky_box"? Allowed: "round", "leaky_box", "stack"
            {"form":{}}                        | /form/type         | must be given: one of "round", "leaky_box", "stack"
            {"form":{"type":7}}                | /form/type         | must be one of "round", "leaky_box", "stack", got 7
            {"form":7}                         | /form              | must be the name of a kind or an object with "type": one of "round", "leaky_box", "stack", got 7
            {"form":"stack"}                   | /form/forms        | must be given
            {"form":{"type":"stack","forms":[]}} | /form/forms      | must have at least 1 item, got 0
            {"form":{"type":"stack","forms":[{"type":"leaky_box","negativeSlope":-1}]}} | /form/forms/0/negativeSlope | must be at least 0, got -1
            {"form":{"type":"round","slope":1}} | /form/slope       | unknown property "slope". Allowed: "type"
            {"strategies":[{"type":"edge"}]}   | /strategies/0/type | unknown property "type". Allowed: "strategy", "width"
            {"strategies":[{"strategy":"kfold"}]} | /strategies/0/strategy | unknown kind "kfold"; did you mean "k_fold"? Allowed: "edge", "k_fold"
            {"strategies":"none"}              | /strategies        | must be a list or "auto", got "none"
            {"unit":3}                         | /unit              | unknown property "unit"; did you mean "units"?
            {"qwertyuiop":3}                   | /qwertyuiop        | unknown property "qwertyuiop"
            {"units":3,"units":4}              | /units             | property "units" is given more than once
            {"tree":{"a":1,"a":2,"a":3}}       | /tree/a            | property "a" is given more than once
            []                                 |                    | must be an object, got a list
            "text"                             |                    | must be an object, got "text"
            null                               |                    | must be an object, got null
            """)
    void aBreachNamesItsPlaceAndWhatIsAllowed(String json, String pointer, String detail) {
        String named = json.startsWith("{") && !json.contains("\"name\"")
                ? json.replaceFirst("\\{", "{\"name\":\"a\",")
                : json;
        ProblemException problem = refused(named);
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(problem.errors()).containsExactly(ProblemError.at(pointer == null ? "" : pointer, detail));
    }

    @Test
    void aWordThatMayStandForAKindIsAllowedBesideTheKinds() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> binder.bind("{\"numeric\":\"xyzzy\"}".getBytes(StandardCharsets.UTF_8), PreprocessingSpec.class));
        assertThat(problem.errors().getFirst().detail())
                .startsWith("unknown kind \"xyzzy\". Allowed: \"auto\", \"standardize\"");
    }

    @Test
    void everyBreachIsReportedAtOnce() {
        ProblemException problem = refused("""
                {"unit":1,"units":0,"units":1,"learningRate":-1,"nested":{"low":"x","hgih":1},"form":{"type":"round","a":1},
                 "sizes":[1,"b",2.5]}""");
        assertThat(problem.detail()).isEqualTo("10 rules are broken, each named in errors");
        assertThat(problem.errors())
                .extracting(ProblemError::pointer)
                .containsExactlyInAnyOrder(
                        "/units",
                        "/unit",
                        "/name",
                        "/units",
                        "/learningRate",
                        "/nested/hgih",
                        "/nested/low",
                        "/form/a",
                        "/sizes/1",
                        "/sizes/2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"a":}            | unexpected character '}', at line 1, column 6
            {"a":1            | the text ends before its JSON value does, at line 1, column 7
            {"a" 1}           | unexpected character '1', at line 1, column 6
            {"a":1,}          | unexpected character '}', at line 1, column 8
            [1,2              | the text ends before its JSON value does, at line 1, column 5
            {"a":NaN}         | "NaN" is no JSON value, at line 1, column 9
            {"a":-Infinity}   | "-Infinity" is no JSON value, at line 1, column 15
            {"a":01}          | invalid numeric value: Leading zeroes not allowed, at line 1, column 7
            {"a":1.}          | unexpected character '}', at line 1, column 8
            {"a":+1}          | unexpected character '+', at line 1, column 7
            {"a":tru}         | "tru" is no JSON value, at line 1, column 6
            {'a':1}           | unexpected character ''', at line 1, column 2
            {a:1}             | unexpected character 'a', at line 1, column 2
            {"a":"\\x"}       | unrecognized character escape 'x', at line 1, column 8
            {"a":1} {"b":2}   | text follows the end of the JSON value, at line 1, column 9
            {"a":1} x         | "x" is no JSON value, at line 1, column 9
            /* c */ {}        | unexpected character '/', at line 1, column 1
            hello             | "hello" is no JSON value, at line 1, column 1
            """)
    void textThatIsNoJsonIsRefusedWithLineAndColumn(String json, String detail) {
        ProblemException problem = refused(json);
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_JSON);
        assertThat(problem.detail()).isEqualTo(detail);
    }

    @Test
    void anEmptyBodyIsRefused() {
        assertThat(refused("").detail()).isEqualTo("the body is empty; send a JSON value");
        assertThat(refused(" \n ").type()).isEqualTo(ProblemType.INVALID_JSON);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] json = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'};
        assertThat(catchThrowableOfType(ProblemException.class, () -> binder.bind(json, Sample.class))
                        .type())
                .isEqualTo(ProblemType.INVALID_JSON);
    }

    @Test
    void nestingEndsAtTheLimit() {
        String deepest = "[".repeat(63) + "]".repeat(63);
        assertThat(bind("{\"name\":\"a\",\"tree\":" + deepest + "}").tree()).isNotNull();
        ProblemException problem = refused("{\"name\":\"a\",\"tree\":[" + deepest + "]}");
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(problem.errors().getFirst().detail()).isEqualTo("is nested deeper than 64 levels");
        assertThat(refused("{\"tree\":" + "[".repeat(1_000_000)).type()).isEqualTo(ProblemType.INVALID_REQUEST);
    }

    @Test
    void numbersAndNamesEndAtTheirLimit() {
        ProblemException number = refused("{\"units\":" + "1".repeat(2000) + "}");
        assertThat(number.type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(number.detail()).isEqualTo("the body holds a number of more than 1000 digits");
        ProblemException name = refused("{\"" + "a".repeat(100_000) + "\":1}");
        assertThat(name.type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(name.detail()).startsWith("the body holds a name of more than 50000 characters");
    }

    @Test
    void readingEndsAtTheAllowedNumberOfBytes() {
        byte[] json = "{\"name\":\"abc\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(binder.bind(new ByteArrayInputStream(json), json.length, Sample.class)
                        .name())
                .isEqualTo("abc");
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> binder.bind(new ByteArrayInputStream(json), json.length - 1, Sample.class));
        assertThat(problem.type()).isEqualTo(ProblemType.TOO_LARGE);
    }

    @Test
    void errorsBeyondTheFirstThousandAreCounted() {
        ProblemException problem = refused("{\"name\":\"a\",\"weights\":{},\"form\":{\"type\":\"stack\",\"forms\":["
                + "0,".repeat(1_499) + "0]}}");
        assertThat(problem.errors()).hasSize(1_001);
        assertThat(problem.errors().getLast().detail()).isEqualTo("breaks 500 rules more");
    }

    @Test
    void longTextIsCutInMessages() {
        ProblemException problem = refused("{\"name\":\"a\",\"mood\":\"" + "x".repeat(10_000) + "\"}");
        assertThat(problem.errors().getFirst().detail()).hasSizeLessThan(150).contains("…");
    }

    private Sample bind(String json) {
        return binder.bind(json.getBytes(StandardCharsets.UTF_8), Sample.class);
    }

    private ProblemException refused(String json) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> bind(json));
        assertThat(problem).as("the refusal of %s", json).isNotNull();
        return problem;
    }
}
