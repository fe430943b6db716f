package io.lamina.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP with a running Lamina, as any client would. */
public final class Client {
    static final String IRIS = "01900000-0000-7000-8000-000000000001";
    static final String PENGUINS = "01900000-0000-7000-8000-000000000002";
    static final String XOR = "01900000-0000-7000-8000-000000000003";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> FINISHED = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI base;

    public Client(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** An answer whose body may be JSON. */
    public record Answer(int status, HttpResponse<String> http) {
        public JsonNode json() {
            return JSON.readTree(http.body());
        }

        public String body() {
            return http.body();
        }

        public @Nullable String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public Answer send(String method, String path, @Nullable String contentType, byte @Nullable [] body) {
        return send(method, path, contentType, body, List.of());
    }

    public Answer send(
            String method, String path, @Nullable String contentType, byte @Nullable [] body, List<String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(1))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Opens an answer that goes on for as long as the service likes; whoever closes its body hangs up. */
    public HttpResponse<InputStream> open(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Uploads CSV and answers the id of the dataset. */
    public String upload(String name, String csv) {
        Answer answer = send("POST", "/api/v1/datasets?name=" + name, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    /** Submits a training job and answers its id. */
    public String submit(String body) {
        Answer answer = post("/api/v1/training-jobs", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String id = answer.json().get("id").asString();
        assertThat(answer.header("Location")).isEqualTo("/api/v1/training-jobs/" + id);
        return id;
    }

    public JsonNode job(String id) {
        return get("/api/v1/training-jobs/" + id).json();
    }

    /** Waits until a job has ended and answers it. */
    public JsonNode ended(String id) {
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> job(id), job -> FINISHED.contains(job.get("status").asString()));
    }

    /** Submits a training job, waits for its end and checks that it succeeded. */
    public JsonNode trained(String body) {
        JsonNode job = ended(submit(body));
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("SUCCEEDED");
        return job;
    }

    /** Submits a tuning job and answers its path. */
    public String submitTuning(String body) {
        Answer answer = post("/api/v1/tuning-jobs", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String path = "/api/v1/tuning-jobs/" + answer.json().get("id").asString();
        assertThat(answer.header("Location")).isEqualTo(path);
        return path;
    }

    /** Waits until a tuning job has ended and answers it. */
    public JsonNode endedTuning(String path) {
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> get(path).json(),
                        job -> FINISHED.contains(job.get("status").asString()));
    }
}
