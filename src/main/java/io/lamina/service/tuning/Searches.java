package io.lamina.service.tuning;

import io.lamina.search.Trial;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.training.TrialBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** Searches as rows of tuning jobs keep them. */
@Component
class Searches {
    private final JsonBinder binder;
    private final JsonWriter writer;
    private final TuningObservationsRepository observed;

    Searches(JsonBinder binder, JsonWriter writer, TuningObservationsRepository observed) {
        this.observed = observed;
        this.binder = binder;
        this.writer = writer;
    }

    /** What trials of an earlier search came to. */
    record Observations(List<Trial> trials) {}

    Search of(TuningJob job) {
        return new Search(
                spec(job),
                base(job),
                observed.findById(job.id())
                        .map(row -> read(row.trials(), Observations.class).trials())
                        .orElse(List.of()),
                job.trials());
    }

    SearchSpec spec(TuningJob job) {
        return read(job.search(), SearchSpec.class);
    }

    TrialBase base(TuningJob job) {
        return read(job.base(), TrialBase.class);
    }

    private <T extends Record> T read(String text, Class<T> type) {
        return binder.bind(text.getBytes(StandardCharsets.UTF_8), type);
    }

    String text(TrialBase base) {
        return writer.text(base);
    }

    String text(SearchSpec spec) {
        return writer.text(spec);
    }

    /** Keeps what the search of a job has seen from the start, in the transaction that adds the job. */
    void keepObservations(TuningJob job, Search search) {
        if (!search.observations().isEmpty()) {
            observed.save(new TuningObservations(job.id(), writer.text(new Observations(search.observations()))));
        }
    }
}
