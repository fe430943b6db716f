package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.Client.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How the service behaves towards those who ask wrongly, oddly or too much, whatever database is below. */
abstract class MannersCompatibilityTest extends ServiceCompatibilityTest {
    static Stream<MalformedRequests.Malformed> malformed() {
        return MalformedRequests.all();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedRequestIsAProblemThatNamesThePlace(MalformedRequests.Malformed request) {
        Answer answer = client.send(request.method(), request.path(), request.contentType(), request.bytes());
        assertThat(answer.status()).as(answer.body()).isEqualTo(request.status());
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(request.status());
        assertThat(answer.json().get("type").asString()).startsWith("tag:lamina.io,2026:problems/");
        assertThat(request.names()).allSatisfy(name -> assertThat(answer.body()).contains(name));
        assertThat(answer.body()).doesNotContain("Exception", "io.lamina", "java.", "org.springframework", "select ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,y\n1,0\n2,0\n3,0\n",
                "a,y\n1,\n2,\n3,\n",
                "a,y\n1,2026-01-01\n2,2026-01-02\n3,2026-01-03\n",
                "a,y\n7,x\n7,y\n7,x\n"
            })
    void tableThatTeachesNothingIsRefusedAtTraining(String csv) {
        String dataset = client.upload("poor", csv);
        Answer answer = client.post("/api/v1/training-jobs", "{\"datasetId\": \"" + dataset + "\", \"target\": \"y\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("errors").get(0).get("pointer").asString()).isIn("/target", "/features");
    }

    @Test
    void conditionsThatAreNotKeptAreRefused() {
        Answer answer = client.send(
                "POST",
                "/api/v1/training-jobs",
                "application/json",
                "{}".getBytes(StandardCharsets.UTF_8),
                List.of("If-Match", "\"abc\""));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("If-Match");
    }

    @Test
    void whatIsSaidOfADatasetMayBeChanged() {
        String dataset = client.upload("before", "a,b\n1,2\n3,4\n");
        Answer changed = patch(dataset, "{\"name\": \"after\", \"description\": \"ä\", \"tags\": [\"x\", \"y\"]}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        JsonNode seen = client.get("/api/v1/datasets/" + dataset).json();
        assertThat(seen).isEqualTo(changed.json());
        assertThat(seen.get("name").asString()).isEqualTo("after");
        assertThat(seen.get("description").asString()).isEqualTo("ä");
        assertThat(seen.get("tags").toString()).isEqualTo("[\"x\",\"y\"]");
        assertThat(patch(dataset, "{\"tags\": [\"y\"]}").json().get("name").asString())
                .isEqualTo("after");
        assertThat(patch(dataset, "{\"tags\": [\"y\", \"y\"]}").status()).isEqualTo(422);
        assertThat(patch(dataset, "{\"name\": \"\", \"rowCount\": 5}").body()).contains("/name", "/rowCount");
    }

    @Test
    void aChangeOfWhatOthersHaveChangedIsRefused() {
        String dataset = client.upload("contested", "a,b\n1,2\n3,4\n");
        String tag = String.valueOf(client.get("/api/v1/datasets/" + dataset).header("ETag"));
        Answer first = patch(dataset, "{\"name\": \"one\"}", "If-Match", tag);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(patch(dataset, "{\"name\": \"two\"}", "If-Match", tag).status())
                .isEqualTo(412);
        assertThat(patch(dataset, "{\"name\": \"two\"}", "If-Match", "W/" + first.header("ETag"))
                        .status())
                .isEqualTo(412);
        assertThat(patch(dataset, "{\"name\": \"two\"}", "If-Match", "\"x\", " + first.header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(patch(dataset, "{\"name\": \"three\"}", "If-Match", "*").status())
                .isEqualTo(200);
    }

    @Test
    void knownEntityTagIsAnsweredWithoutABody() {
        Answer first = client.get("/api/v1/datasets/" + IRIS);
        String tag = String.valueOf(first.header("ETag"));
        Answer second = client.send("GET", "/api/v1/datasets/" + IRIS, null, null, List.of("If-None-Match", tag));
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @Test
    void pageOfAnotherSiteMayNotWrite() {
        Answer answer = client.send(
                "POST",
                "/api/v1/datasets",
                "text/csv",
                "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8),
                List.of("Origin", "https://example.org"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void unknownPartOfAFormIsRefused() {
        String form = """
                --XXX
                Content-Disposition: form-data; name="file"; filename="small.csv"
                Content-Type: text/csv

                a,b
                1,2
                --XXX
                Content-Disposition: form-data; name="option"

                {}
                --XXX--
                """.replace("\n", "\r\n");
        Answer answer = client.send(
                "POST", "/api/v1/datasets", "multipart/form-data; boundary=XXX", form.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"parameter\":\"option\"");
    }

    @Test
    void rowsComeAsCsvWithTheTextsOfTheFile() {
        String dataset = client.upload("texts", "a,b\n1.50,=1+1\n,\"x, y\"\n");
        Answer answer =
                client.send("GET", "/api/v1/datasets/" + dataset + "/rows", null, null, List.of("Accept", "text/csv"));
        assertThat(answer.body().lines()).containsExactly("a,b", "1.50,'=1+1", ",\"x, y\"");
    }

    @Test
    void nameOfAJsonUploadMayStandInTheQuery() {
        Answer answer = client.post("/api/v1/datasets?name=parity", "{\"rows\": [{\"a\": 1}, {\"a\": 2}]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().get("name").asString()).isEqualTo("parity");
        assertThat(client.post("/api/v1/datasets?name=", "{\"rows\": [{\"a\": 1}]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void foreignHostNameIsRefusedAndNamed() throws IOException {
        String raw = raw("GET /api/v1/datasets HTTP/1.1\r\nHost: evil.example:80\r\nConnection: close\r\n\r\n");
        assertThat(raw).startsWith("HTTP/1.1 403").contains("\"header\":\"Host\"", "LAMINA_ALLOWED_HOSTS");
        assertThat(raw("GET /api/v1/datasets HTTP/1.1\r\nHost: [::1]:80\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    static List<List<String>> malformedHttp() {
        return List.of(
                List.of("CONNECT /api/v1/training-jobs HTTP/1.1", "Host: localhost", "Connection: close", "", ""),
                List.of(
                        "POST /api/v1/training-jobs HTTP/1.1",
                        "Host: localhost",
                        "Transfer-Encoding: foo",
                        "Connection: close",
                        "",
                        ""),
                List.of("GET /api/v1/datasets HTTP/3.7", "Host: localhost", "Connection: close", "", ""),
                List.of(
                        "POST /api/v1/training-jobs HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked",
                        "Connection: close",
                        "",
                        "zz",
                        "abc",
                        ""),
                List.of("BLAH", "", ""));
    }

    @ParameterizedTest
    @MethodSource("malformedHttp")
    void malformedHttpIsTheClientsFault(List<String> lines) throws IOException {
        assertThat(raw(String.join("\r\n", lines))).startsWith("HTTP/1.1 4").doesNotContain("Exception", "org.apache");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void probesAndCatalogueAnswer() {
        assertThat(client.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(client.get("/actuator/health/readiness").status()).isEqualTo(200);
        JsonNode catalog = client.get("/api/v1/catalog").json();
        assertThat(catalog.get("activations").toString()).contains("\"leaky_relu\"", "\"tanh\"", "negativeSlope");
        assertThat(catalog.get("optimizers").toString()).contains("\"adam\"", "\"sgd\"");
    }
}
