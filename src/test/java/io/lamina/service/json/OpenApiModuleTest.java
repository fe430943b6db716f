package io.lamina.service.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code /openapi.yaml} says of a record is what the binder does with it. */
@SampleServer
class OpenApiModuleTest {
    private final MockMvcTester mvc;

    @Autowired
    OpenApiModuleTest(WebApplicationContext context) {
        this.mvc = MockMvcTester.from(context);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            Sample/properties/units         | {"type":"integer","format":"int32","default":16,"description":"Whole.","maximum":16384,"minimum":1}
            Sample/properties/dropout       | {"type":"number","format":"float","default":0.5,"description":"Single.","exclusiveMaximum":1,"minimum":0}
            Sample/properties/learningRate  | {"anyOf":[{"type":"number","format":"double","exclusiveMinimum":0},{"type":"string","enum":["auto","none"]},{"type":"null"}],"default":"auto","description":"Auto."}
            Sample/properties/name          | {"type":"string","description":"The one that must be given.","maxLength":8,"minLength":1,"pattern":"^(?:[a-z]+)$"}
            Sample/properties/id            | {"type":["string","null"],"format":"uuid","description":"Id."}
            Sample/properties/sizes         | {"type":"array","default":[],"description":"Numbers.","items":{"type":"integer","format":"int32"},"maxItems":3}
            Sample/properties/form          | {"$ref":"#/components/schemas/Form","default":"round","description":"Family."}
            Sample/properties/weights       | {"type":"object","additionalProperties":{"type":["number","null"],"format":"double"},"default":{},"description":"Named.","maxProperties":2}
            Sample/properties/loud/enum     | ["QUEUED","RUNNING"]
            Sample/required                 | ["name"]
            Sample/additionalProperties     | false
            Form/oneOf/0/enum               | ["round","leaky_box"]
            Form/oneOf/1/discriminator      | {"propertyName":"type","mapping":{"round":"#/components/schemas/RoundForm","leaky_box":"#/components/schemas/LeakyBoxForm","stack":"#/components/schemas/StackForm"}}
            LeakyBoxForm                    | {"type":"object","additionalProperties":false,"description":"Often. Formula: slope x","properties":{"type":{"type":"string","const":"leaky_box","description":"Names the kind."},"negativeSlope":{"type":"number","format":"double","default":0.01,"description":"Slope.","minimum":0}},"required":["type"]}
            StackForm/properties/forms      | {"type":"array","description":"Inner.","items":{"$ref":"#/components/schemas/Form"},"minItems":1}
            EdgeStrategy/properties/strategy/const | "edge"
            PageOfListing/properties/items  | {"type":"array","items":{"$ref":"#/components/schemas/Listing"}}
            PageOfListing/required          | ["items","nextCursor"]
            Problem/required                | ["detail","errors","status","title","type"]
            ProblemError/properties/row     | {"type":"integer","format":"int64","description":"Row of an uploaded file; 1 is the first below the header."}
            """)
    void aSchemaSaysWhatTheRecordSays(String path, String schema) {
        assertThat(api().at("/components/schemas/" + path)).hasToString(schema);
    }

    @Test
    void aQueryRecordIsDescribedAsParameters() {
        JsonNode operation = api().at("/paths/~1samples/get");
        assertThat(operation.get("operationId").stringValue()).isEqualTo("listSample");
        assertThat(operation.get("parameters").findValuesAsString("name"))
                .containsExactly("limit", "cursor", "mood", "calm");
        assertThat(operation.at("/parameters/0"))
                .hasToString(
                        "{\"name\":\"limit\",\"in\":\"query\",\"description\":\"How many.\",\"required\":false,"
                                + "\"schema\":{\"type\":\"integer\",\"format\":\"int32\",\"default\":50,\"maximum\":200,\"minimum\":1}}");
    }

    @Test
    void everyOperationSaysItsErrors() {
        JsonNode paths = api().get("paths");
        assertThat(paths.at("/~1samples/post/responses").propertyNames())
                .containsExactly("200", "400", "401", "403", "406", "409", "413", "415", "422", "500");
        assertThat(paths.at("/~1samples~1{id}/delete/responses").propertyNames())
                .containsExactly("200", "400", "401", "403", "404", "409", "412", "500");
        assertThat(paths.at("/~1samples/post/responses/422/$ref").stringValue())
                .isEqualTo("#/components/responses/Problem422");
        assertThat(api().at("/components/responses/Problem422/content/application~1problem+json/schema/$ref")
                        .stringValue())
                .isEqualTo("#/components/schemas/Problem");
    }

    @Test
    void theDescriptionIsTheSameEveryTimeAndNamesNoHost() {
        String yaml = text("/openapi.yaml");
        assertThat(text("/openapi.yaml")).isEqualTo(yaml);
        assertThat(yaml).startsWith("openapi: 3.1").contains("- url: /\n").doesNotContain("localhost", "*/*");
        assertThat(List.copyOf(api().get("paths").propertyNames())).isSorted();
        assertThat(List.copyOf(api().at("/components/schemas").propertyNames())).isSorted();
    }

    private JsonNode api() {
        return new JsonMapper().readTree(text("/openapi"));
    }

    private String text(String path) {
        byte[] body = mvc.get().uri(path).exchange().getResponse().getContentAsByteArray();
        return new String(body, StandardCharsets.UTF_8);
    }
}
