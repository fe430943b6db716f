package io.lamina.service.training;

import io.lamina.service.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** The warnings of a job as its row keeps them. */
@Component
class JobWarnings {
    private final JsonWriter writer;
    private final ObjectMapper json;

    JobWarnings(JsonWriter writer, ObjectMapper json) {
        this.writer = writer;
        this.json = json;
    }

    List<JobWarning> of(TrainingJob row) {
        return List.of(json.readValue(row.warnings(), JobWarning[].class));
    }

    /** Adds those to which none of the row, which is locked, is like: a training that goes on finds again what it has found. */
    void addNew(TrainingJob row, List<JobWarning> found) {
        List<JobWarning> known = of(row);
        add(
                row,
                found.stream()
                        .filter(warning -> known.stream().noneMatch(warning::isLike))
                        .toList());
    }

    /** Adds to those of a row that is locked. */
    void add(TrainingJob row, List<JobWarning> more) {
        if (!more.isEmpty()) {
            List<JobWarning> warnings = new ArrayList<>(of(row));
            warnings.addAll(more);
            row.warn(writer.text(warnings));
        }
    }
}
