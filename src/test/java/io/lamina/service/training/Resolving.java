package io.lamina.service.training;

import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.json.JsonBinder;
import io.lamina.table.TestTables;
import io.lamina.table.ingest.Ingested;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Requests held against small tables, without a service around them. */
final class Resolving {
    private static final UUID DATASET = new UUID(0, 1);

    private Resolving() {}

    static TrainingConfiguration request(String settings) {
        String body = "{\"datasetId\": \"" + DATASET + "\", " + settings + "}";
        return new JsonBinder().bind(body.getBytes(StandardCharsets.UTF_8), TrainingConfiguration.class);
    }

    /** @param workers among whom the memory of this process is divided */
    static Resolution.Resolved resolved(String csv, String settings, int workers) {
        Ingested table = TestTables.ingestCsv(csv);
        StoredDataset dataset =
                new StoredDataset(DATASET, "table", "", List.of(), Instant.EPOCH, 0, 0, 0, "", "", table.profile());
        return Resolution.resolve(request(settings), dataset, table.table(), workers);
    }
}
