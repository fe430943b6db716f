package io.lamina.service.training;

import io.lamina.nn.artifact.Artifact;
import io.lamina.nn.artifact.ArtifactException;
import io.lamina.nn.network.Tensor;
import io.lamina.service.blob.Blobs;
import io.lamina.service.dataset.Datasets;
import io.lamina.service.dataset.OpenTable;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.model.Models;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.service.training.ReplayBody.Difference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Holds what a replay has come to against what is stored of its job: the table's bytes, hashed again, then every number of every epoch,
 * then every parameter, then the rest of the model.
 */
@Component
class Replays {
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
    private static final String PROVENANCE = "provenance.";

    private final TrainingJobRepository jobs;
    private final EpochLog epochs;
    private final Datasets datasets;
    private final Models models;
    private final Blobs blobs;
    private final JsonBinder binder;

    Replays(
            TrainingJobRepository jobs,
            EpochLog epochs,
            Datasets datasets,
            Models models,
            Blobs blobs,
            JsonBinder binder) {
        this.jobs = jobs;
        this.epochs = epochs;
        this.datasets = datasets;
        this.models = models;
        this.blobs = blobs;
        this.binder = binder;
    }

    /**
     * What a damaged table comes to, from which nothing can be trained; empty if its bytes are those that were stored.
     *
     * @throws IOException if they cannot be read
     */
    Optional<ReplayBody> ofDamaged(StoredDataset dataset) throws IOException {
        String actual = datasets.tableHash(dataset);
        return actual.equals(dataset.tableSha256())
                ? Optional.empty()
                : Optional.of(ReplayBody.of(
                        List.of(Difference.ofDataset(dataset.tableSha256(), actual)),
                        List.of(Difference.DATASET),
                        List.of("the stored table of dataset " + dataset.id()
                                + " is damaged: its bytes are not those that were stored; nothing was trained")));
    }

    /**
     * Compares a replay that has been trained, its epochs written.
     *
     * @param header of the artifact that the replay would have published
     * @throws ProblemException 409 if its job was deleted meanwhile
     * @throws IOException if something that is stored cannot be read
     */
    ReplayBody compare(UUID replay, StoredDataset dataset, JsonNode header, List<Tensor> tensors) throws IOException {
        TrainingJob job = jobs.findById(replay)
                .map(TrainingJob::replayOf)
                .flatMap(jobs::findById)
                .orElseThrow(() -> ProblemType.CONFLICT.because("the job was deleted while it was replayed"));
        List<Difference> differences = new ArrayList<>();
        List<String> compared = new ArrayList<>(List.of(Difference.DATASET));
        List<String> notes = new ArrayList<>();
        if (!job.reproducible()) {
            notes.add(
                    "the job says that it cannot be reproduced: a clock ended it, or two kinds of processor trained it");
        }
        Difference ofDataset = ofDataset(job, dataset);
        if (ofDataset != null) {
            differences.add(ofDataset);
            noteFirstCell(job, dataset, notes);
        }
        addTraining(job, replay, new Made(header, tensors), differences, compared, notes);
        return ReplayBody.of(differences, compared, notes);
    }

    /**
     * Compares two jobs that have ended, the second of which was to train the first again on the same table.
     *
     * @throws ProblemException 409 if one was deleted meanwhile
     * @throws IOException if something that is stored cannot be read
     */
    ReplayBody compare(UUID first, UUID second) throws IOException {
        List<Difference> differences = new ArrayList<>();
        List<String> compared = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        addTraining(job(first), second, made(job(second)), differences, compared, notes);
        return ReplayBody.of(differences, compared, notes);
    }

    private TrainingJob job(UUID id) {
        return jobs.findById(id)
                .orElseThrow(() -> ProblemType.CONFLICT.because("job " + id + " was deleted while it was compared"));
    }

    /**
     * What a training came to.
     *
     * @param header of the artifact; null: there is none
     */
    private record Made(@Nullable JsonNode header, List<Tensor> tensors) {}

    private Made made(TrainingJob job) throws IOException {
        try {
            Artifact kept = artifact(job);
            return kept == null
                    ? new Made(null, List.of())
                    : new Made(binder.parse(bytes(kept.header())), kept.tensors());
        } catch (ArtifactException e) {
            LOG.warn("the parameters of job {} are damaged", job.id(), e);
            return new Made(null, List.of());
        }
    }

    private void addTraining(
            TrainingJob job,
            UUID replay,
            Made made,
            List<Difference> differences,
            List<String> compared,
            List<String> notes)
            throws IOException {
        compared.add(Difference.EPOCH);
        add(
                differences,
                EpochDifference.first(
                        (fold, epoch, limit) -> epochs.after(job.id(), fold, epoch, Integer.MAX_VALUE, limit),
                        (fold, epoch, limit) -> epochs.after(replay, fold, epoch, Integer.MAX_VALUE, limit),
                        job.folds()));
        try {
            Artifact kept = artifact(job);
            if (kept != null) {
                compared.addAll(List.of(Difference.TENSOR, Difference.MODEL));
                add(differences, TensorDifference.first(kept.tensors(), made.tensors()));
                add(
                        differences,
                        made.header() == null
                                ? Difference.ofModel(null, "an artifact", null)
                                : ofModel(binder.parse(bytes(kept.header())), made.header(), notes));
            } else if (job.bestEpoch() != null) {
                notes.add("the parameters of job " + job.id()
                        + " are not kept any more, so only its epochs were compared");
            }
        } catch (ArtifactException e) {
            compared.add(Difference.MODEL);
            differences.add(Difference.ofModel(null, "an undamaged artifact", "damaged"));
        }
    }

    private static void add(List<Difference> differences, @Nullable Difference difference) {
        if (difference != null) {
            differences.add(difference);
        }
    }

    /** The table's bytes were hashed when the replay began; the bytes of the upload are another matter, of which equal tables may be made. */
    private static @Nullable Difference ofDataset(TrainingJob job, StoredDataset dataset) {
        String table = job.tableSha256();
        if (!table.isEmpty() && !table.equals(dataset.tableSha256())) {
            return Difference.ofDataset(table, dataset.tableSha256());
        }
        return job.datasetSha256().equals(dataset.sha256())
                ? null
                : Difference.ofDataset(job.datasetSha256(), dataset.sha256());
    }

    /** Says where the tables differ, if that of the job is still there. */
    private void noteFirstCell(TrainingJob job, StoredDataset dataset, List<String> notes) {
        try {
            StoredDataset own = datasets.get(job.datasetId());
            if (!own.tableSha256().equals(job.tableSha256())) {
                return;
            }
            try (OpenTable was = datasets.open(own);
                    OpenTable is = datasets.open(dataset)) {
                String first = TableDifference.first(was.table(), is.table());
                if (first != null) {
                    notes.add(first);
                }
            }
        } catch (ProblemException | UncheckedIOException e) {
            LOG.debug("the table of job {} cannot be read", job.id(), e);
        }
    }

    private @Nullable Artifact artifact(TrainingJob job) throws IOException {
        Integer version = job.modelVersion();
        Artifact published = version == null ? null : published(job, version);
        String sha256 = job.parametersSha256();
        Long byteCount = job.parametersBytes();
        if (published != null || sha256 == null || byteCount == null) {
            return published;
        }
        try (InputStream bytes = blobs.open(sha256)) {
            return Artifact.read(bytes, byteCount);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** The artifact of a version; null if it was deleted. */
    private @Nullable Artifact published(TrainingJob job, int version) throws IOException {
        try {
            return models.artifact(job.modelName(), version);
        } catch (NoSuchFileException e) {
            return null;
        } catch (ProblemException e) {
            if (e.type() != ProblemType.NOT_FOUND) {
                throw e;
            }
            return null;
        }
    }

    /** What trained it then and now is no difference of the model, but explains one. */
    private static @Nullable Difference ofModel(JsonNode was, JsonNode is, List<String> notes) {
        SequencedMap<String, JsonNode> expected = SettingPaths.of(was);
        SequencedMap<String, JsonNode> actual = SettingPaths.of(is);
        Difference first = null;
        for (Map.Entry<String, JsonNode> leaf : expected.entrySet()) {
            String path = leaf.getKey();
            JsonNode other = actual.remove(path);
            if (path.startsWith(PROVENANCE)) {
                if (!leaf.getValue().equals(other)) {
                    notes.add(path + " was " + leaf.getValue() + " and is " + other);
                }
            } else if (first == null && !leaf.getValue().equals(other)) {
                first = Difference.ofModel(path, leaf.getValue().toString(), other == null ? null : other.toString());
            }
        }
        if (first == null) {
            for (Map.Entry<String, JsonNode> leaf : actual.entrySet()) {
                if (!leaf.getKey().startsWith(PROVENANCE)) {
                    return Difference.ofModel(
                            leaf.getKey(), null, leaf.getValue().toString());
                }
            }
        }
        return first;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
