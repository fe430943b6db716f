package io.lamina.service.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every error has the one form, whoever raises it: asked of a real Tomcat. */
@SampleServer
class ProblemFormModuleTest {
    private static final String ID = "0198c0de-0000-7000-8000-000000000000";

    @LocalServerPort
    private int port;

    @ParameterizedTest(name = "{0} {1} is {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            GET    | /nowhere                   | 404 | not-found              | there is no route GET /nowhere
            GET    | /error                     | 404 | not-found              | there is no route GET /error
            GET    | /samples/17                | 404 | not-found              | there is nothing with the id "17"
            PUT    | /samples                   | 405 | method-not-allowed     | no PUT here; allowed: GET, POST
            GET    | /samples/failure           | 500 | internal               | the service failed; its log explains incident
            GET    | /samples/container-error   | 409 | conflict               | The state of the resource forbids this
            GET    | /secret                    | 401 | unauthorized           | send a valid API key
            GET    | /forbidden                 | 401 | unauthorized           | send a valid API key
            GET    | /samples?limit=0           | 400 | invalid-parameter      | parameter limit must be between 1 and 200, got 0
            GET    | /samples?limit=many        | 400 | invalid-parameter      | parameter limit must be a whole number, got "many"
            GET    | /samples?limit=1&limit=2   | 400 | invalid-parameter      | parameter limit must be given once, got 2 times
            GET    | /samples?lmit=1            | 400 | invalid-parameter      | parameter lmit is not known; did you mean "limit"?
            GET    | /samples?mood=calm&mood=x  | 400 | invalid-parameter      | parameter mood must be one of "auto_pick", "calm", got "x"
            GET    | /samples?calm=yes          | 400 | invalid-parameter      | parameter calm must be true or false, got "yes"
            GET    | /samples?limit=%zz         | 400 | invalid-parameter      | the query is not percent-encoded UTF-8
            GET    | /samples/answer?a=1        | 400 | invalid-parameter      | parameter a is not known; this route takes none
            GET    | /samples/%ID%?depht=1      | 400 | invalid-parameter      | parameter depht is not known; did you mean "depth"?
            GET    | /samples/%ID%?depth=x      | 400 | invalid-parameter      | parameter depth must be a whole number in range, got "x"
            GET    | /samples/%ID%?depth=       | 400 | invalid-parameter      | parameter depth must have a value
            DELETE | /samples/%ID%              | 400 | invalid-parameter      | header If-Match must be given
            GET    | /samples;a=b//..%2f        | 400 | invalid-http           | the request cannot be understood
            """)
    void anErrorHasItsTypeAndSaysWhatIsWrong(String method, String path, int status, String code, String detail)
            throws Exception {
        Answer answer = ask(method + " " + path.replace("%ID%", ID), "Accept: text/html", "");
        assertProblem(answer, status, code);
        assertThat(answer.body().get("detail").stringValue()).startsWith(detail);
        assertThat(answer.body().get("instance").stringValue())
                .isEqualTo(path.replace("%ID%", ID).replaceFirst("\\?.*", ""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            application/json                | {"unit":1}      | 422 | invalid-request
            application/json                | {"unit":        | 400 | invalid-json
            application/json                |                 | 400 | invalid-json
            text/plain                      | {}              | 415 | unsupported-media-type
            no/slash/                       | {}              | 415 | unsupported-media-type
            multipart/form-data             | {}              | 400 | invalid-http
            """)
    void aBodyIsRefusedByWhatIsWrongWithIt(String type, String body, int status, String code) throws Exception {
        String sent = body == null ? "" : body;
        assertProblem(ask("POST /samples", "Content-Type: " + type, sent), status, code);
    }

    @Test
    void everyBreachOfABodyIsListed() throws Exception {
        Answer answer = ask("POST /samples", "Content-Type: application/json", "{\"unit\":1,\"seed\":\"x\"}");
        assertThat(answer.body().get("errors").toString())
                .isEqualTo(
                        "[{\"pointer\":\"/unit\",\"detail\":\"unknown property \\\"unit\\\"; did you mean \\\"units\\\"?\"},"
                                + "{\"pointer\":\"/name\",\"detail\":\"must be given\"},"
                                + "{\"pointer\":\"/seed\",\"detail\":\"must be a whole number, got \\\"x\\\"\"}]");
    }

    @Test
    void everyWrongParameterIsListed() throws Exception {
        Answer answer = ask("GET /samples?limit=0&cursr=a&calm=1", "Accept: */*", "");
        assertProblem(answer, 400, "invalid-parameter");
        assertThat(answer.body().get("errors").findValuesAsString("parameter"))
                .containsExactly("cursr", "limit", "calm");
    }

    @Test
    void aBodyBeyondTheLimitIsTooLarge() throws Exception {
        String body = "{\"name\":\"" + "a".repeat(30_000) + "\"}";
        assertProblem(ask("POST /samples", "Content-Type: application/json", body), 413, "too-large");
    }

    @Test
    void aPartThatIsMissingOrTooLargeIsNamed() throws Exception {
        Answer missing = upload("--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na\r\n--x--\r\n");
        assertProblem(missing, 400, "invalid-parameter");
        assertThat(missing.body().get("errors").get(0).get("parameter").stringValue())
                .isEqualTo("file");
        Answer large = upload("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                + "a".repeat(5_000) + "\r\n--x--\r\n");
        assertProblem(large, 413, "too-large");
        assertProblem(upload("no form at all"), 400, "invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource({"GE(T / HTTP/1.1", "GET /a|b HTTP/1.1", "GET / HTTP/x", "GET http://[:: HTTP/1.1"})
    void aRequestLineThatIsNoHttpIsAProblemToo(String line) throws Exception {
        Answer answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isBetween(400, 505);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void allowAndChallengeStandInTheirHeaders() throws Exception {
        assertThat(ask("PUT /samples", "Accept: */*", "").head()).contains("Allow: GET, POST");
        assertThat(ask("GET /secret", "Accept: */*", "").head()).contains("WWW-Authenticate: Bearer");
    }

    @Test
    void aFailureTellsTheClientItsNumberAndNothingElse() throws Exception {
        Answer answer = ask("GET /samples/failure", "Accept: */*", "");
        assertThat(answer.text()).doesNotContain("secret", "jdbc", "io.lamina", "Exception");
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.body().propertyNames())
                .containsExactly("type", "title", "status", "detail", "instance", "errors");
        assertThat(answer.body().get("type").stringValue()).isEqualTo("tag:lamina.io,2026:problems/" + code);
        assertThat(answer.body().get("status").intValue()).isEqualTo(status);
    }

    private Answer upload(String body) throws IOException {
        return ask("POST /samples/files", "Content-Type: multipart/form-data; boundary=x", body);
    }

    private Answer ask(String line, String header, String body) throws IOException {
        return raw(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    /** By hand, because no client sends what is not HTTP. */
    private Answer raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return new Answer(answer.substring(0, end), answer.substring(end + 4));
        }
    }

    private record Answer(String head, String text) {
        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        String contentType() {
            return head.lines()
                    .filter(line -> line.startsWith("Content-Type: "))
                    .map(line -> line.substring(14))
                    .findFirst()
                    .orElse("");
        }

        JsonNode body() {
            return new JsonMapper().readTree(text);
        }
    }
}
