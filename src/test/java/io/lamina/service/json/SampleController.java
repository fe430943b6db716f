package io.lamina.service.json;

import io.lamina.service.problem.ProblemType;
import io.lamina.setting.Setting;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The routes that the tests of this module ask: one per way in which a request can go wrong. */
@RestController
@TestComponent
@RequestMapping("/samples")
class SampleController {
    record Page<T>(List<T> items, @Nullable String nextCursor) {}

    record Listing(
            @Setting(doc = "How many.", defaultValue = "50", min = 1, max = 200)
            int limit,

            @Setting(doc = "From where.", defaultValue = "null") @Nullable
            String cursor,

            @Setting(doc = "Which.", defaultValue = "[]") List<Sample.Mood> mood,

            @Setting(doc = "Only these.", defaultValue = "false")
            boolean calm) {}

    record Answer(double loss, @Nullable String model, Instant at, Sample.Form form, Map<String, Double> metrics) {}

    @PostMapping
    Sample echo(@RequestBody Sample sample) {
        return sample;
    }

    @GetMapping
    Page<Listing> list(@Query Listing query) {
        return new Page<>(List.of(query), null);
    }

    @GetMapping("/answer")
    Map<String, Object> answer() {
        return Map.of(
                "answer",
                new Answer(
                        Double.NaN, null, Instant.EPOCH, new Sample.LeakyBox(0.5), Map.of("b", 1.0, "a", Double.NaN)));
    }

    @GetMapping("/{id}")
    ResponseEntity<Sample.Nested> one(@PathVariable UUID id, @RequestParam(defaultValue = "1") int depth) {
        return ResponseEntity.ok(new Sample.Nested(depth, 9));
    }

    @DeleteMapping("/{id}")
    void delete(@PathVariable UUID id, @RequestHeader("If-Match") int version) {
        throw ProblemType.PRECONDITION_FAILED.because("sample " + id + " is no longer at " + version);
    }

    @PostMapping("/{id}/calm")
    String calm(@PathVariable UUID id) {
        return "calm " + id;
    }

    @PostMapping("/files")
    long upload(@RequestPart MultipartFile file, @RequestParam String name) {
        return file.getSize() + name.length();
    }

    @GetMapping("/failure")
    void fail() {
        throw new IllegalStateException("jdbc:h2 secret at io.lamina.Hidden");
    }

    @GetMapping("/container-error")
    void containerError(HttpServletResponse response) throws IOException {
        response.sendError(409, "secret");
    }
}
