package io.lamina.service.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** Records go in through the binder and come out as the writer writes them. */
@SampleServer
class RecordBodyModuleTest {
    private final MockMvcTester mvc;

    @Autowired
    RecordBodyModuleTest(WebApplicationContext context) {
        this.mvc = MockMvcTester.from(context);
    }

    @Test
    void aRecordInTheBodyComesBackAsTheWriterWritesIt() {
        byte[] json = "{\"name\":\"a\",\"form\":\"leaky_box\"}".getBytes(StandardCharsets.UTF_8);
        String expected = new JsonWriter().text(new JsonBinder().bind(json, Sample.class));
        assertThat(mvc.post()
                        .uri("/samples")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(expected);
    }

    @Test
    void aPostThatTakesNoBodyRefusesWhatOneSays() {
        String path = "/samples/01900000-0000-7000-8000-000000000001/calm";
        for (String silent : new String[] {"", "{}", " { } "}) {
            assertThat(mvc.post().uri(path).content(silent)).as(silent).hasStatusOk();
        }
        assertThat(mvc.post().uri(path).content("{\"datasetId\": \"x\", \"foo\": 1}"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "{\"pointer\":\"/datasetId\",\"detail\":\"unknown property \\\"datasetId\\\"; none is taken here\"}",
                        "{\"pointer\":\"/foo\",\"detail\":\"unknown property \\\"foo\\\"; none is taken here\"}");
        assertThat(mvc.post().uri(path).content("[]")).hasStatus(422);
        assertThat(mvc.post().uri(path).content("foo=1")).hasStatus(400);
        assertThat(mvc.post().uri(path).content("\"" + "x".repeat(21_000) + "\""))
                .hasStatus(413);
    }

    @Test
    void anAnswerHoldsNoNumberThatJsonLacks() {
        assertThat(mvc.get().uri("/samples/answer")).hasStatusOk().bodyText().isEqualTo("""
                {"answer":{"loss":null,"model":null,"at":"1970-01-01T00:00:00Z",\
                "form":{"type":"leaky_box","negativeSlope":0.5},"metrics":{"a":null,"b":1.0}}}""");
    }

    @Test
    void aQueryIsReadByTheRulesOfItsRecord() {
        assertThat(mvc.get().uri("/samples?limit=7&mood=calm&mood=auto_pick&calm=true"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("{\"items\":[{\"limit\":7,\"cursor\":null,\"mood\":[\"calm\",\"auto_pick\"],\"calm\":true}],"
                        + "\"nextCursor\":null}");
        assertThat(mvc.get().uri("/samples")).hasStatusOk().bodyText().contains("\"limit\":50", "\"mood\":[]");
    }
}
