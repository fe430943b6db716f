package io.lamina.service.model;

import io.lamina.nn.artifact.Artifact;
import io.lamina.nn.artifact.ArtifactException;
import io.lamina.nn.network.Predictor;
import io.lamina.service.blob.Blobs;
import io.lamina.service.clock.TimeOrderedIds;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.paging.Page;
import io.lamina.service.paging.PageRequest;
import io.lamina.service.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to models: publish, find, load, delete. A version never changes; only new ones come and old ones go. */
@Component
public class Models {
    private static final Logger LOG = LoggerFactory.getLogger(Models.class);

    /** Artifacts of the models in memory may come to this many bytes together. */
    private static final long MOST_LOADED_BYTES = Runtime.getRuntime().maxMemory() / 8;

    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final ModelRepository models;
    private final ModelVersionRepository versions;
    private final Blobs blobs;
    private final JsonBinder binder;
    private final InstantSource clock;
    private final TimeOrderedIds ids;
    private final TransactionTemplate transaction;
    private final LoadedModels loaded = new LoadedModels(MOST_LOADED_BYTES);

    Models(
            ModelRepository models,
            ModelVersionRepository versions,
            Blobs blobs,
            JsonBinder binder,
            InstantSource clock,
            TimeOrderedIds ids,
            TransactionTemplate transaction) {
        this.models = models;
        this.versions = versions;
        this.blobs = blobs;
        this.binder = binder;
        this.clock = clock;
        this.ids = ids;
        this.transaction = transaction;
    }

    /**
     * Makes sure that the name has its counter, in a transaction of its own; call it before the one that publishes, in which two
     * first publications of one name would otherwise collide.
     */
    public void reserve(String name) {
        if (models.existsById(name)) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> models.saveAndFlush(new Model(name)));
        } catch (DataIntegrityViolationException e) {
            // Somebody was faster, which is just as well.
            LOG.debug("model {} is there already", name, e);
        }
    }

    /** Makes a version of a model, in the caller's transaction: it exists exactly if that commits. Returns its number. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int publish(ModelDraft draft) {
        Model model = models.lock(draft.name())
                .orElseThrow(() -> new IllegalStateException("reserve the name " + draft.name() + " first"));
        UUID id = ids.next();
        int version = model.nextVersion(id);
        versions.save(new ModelVersion(id, version, draft, clock.instant()));
        return version;
    }

    /**
     * A model that is ready to answer.
     *
     * @param version null: the latest
     * @throws ProblemException 404 if there is no such model or version
     */
    public LoadedModel load(String name, @Nullable Integer version) {
        ModelVersion row = version == null ? latest(name) : get(name, version);
        LoadedModel model = loaded.find(row.id());
        if (model == null) {
            model = read(row);
            loaded.add(row.id(), model, row.artifactBytes());
        }
        return model;
    }

    /**
     * What a version is made of, as it is stored.
     *
     * @throws ProblemException 404 if there is no such version
     * @throws ArtifactException if its bytes are damaged
     */
    public Artifact artifact(String name, int version) throws IOException {
        return stored(get(name, version));
    }

    private Artifact stored(ModelVersion row) throws IOException {
        try (InputStream bytes = blobs.open(row.artifactSha256())) {
            return Artifact.read(bytes, row.artifactBytes());
        } catch (NoSuchFileException e) {
            // Deleted between the look at its row and the look at its bytes.
            throw notFound(row.name(), row.version());
        }
    }

    private LoadedModel read(ModelVersion row) {
        try {
            return ready(row, stored(row));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the artifact of " + row.name() + " " + row.version(), e);
        } catch (ArtifactException e) {
            throw damaged(row, e);
        }
    }

    private LoadedModel ready(ModelVersion row, Artifact artifact) {
        ModelHeader header;
        try {
            header = binder.bind(artifact.header().getBytes(StandardCharsets.UTF_8), ModelHeader.class);
        } catch (ProblemException e) {
            throw damaged(row, e);
        }
        Predictor predictor = Predictor.of(
                header.network(),
                PipelineInputs.of(header.pipeline(), header.target()),
                header.outputs(),
                header.loss().outputActivation(),
                artifact.tensors());
        return new LoadedModel(row.name(), row.version(), header, predictor);
    }

    private static IllegalStateException damaged(ModelVersion row, RuntimeException why) {
        return new IllegalStateException(
                "the stored artifact of " + row.name() + " " + row.version() + " is damaged", why);
    }

    ModelVersion get(String name, int version) {
        return versions.findByNameAndVersion(name, version).orElseThrow(() -> notFound(name, version));
    }

    private static ProblemException notFound(String name, int version) {
        return ProblemException.notFound("version " + version + " of model", name);
    }

    ModelVersion latest(String name) {
        return versions.findFirstByNameOrderByVersionDesc(name)
                .orElseThrow(() -> ProblemException.notFound("model", name));
    }

    Page<ModelVersion> list(PageRequest<UUID> page) {
        UUID after = page.after();
        Page<UUID> latest =
                page.page(models.latest(after == null ? NEWEST : after, Limit.of(page.toRead())), Function.identity());
        return new Page<>(versions.findByIdInOrderByIdDesc(latest.items()), latest.nextCursor());
    }

    Page<ModelVersion> versions(String name, PageRequest<Integer> page) {
        latest(name);
        Integer after = page.after();
        List<ModelVersion> read = versions.findByNameAndVersionLessThanOrderByVersionDesc(
                name, after == null ? Integer.MAX_VALUE : after, Limit.of(page.toRead()));
        return page.page(read, ModelVersion::version);
    }

    InputStream artifact(ModelVersion version) throws IOException {
        try {
            return blobs.open(version.artifactSha256());
        } catch (NoSuchFileException e) {
            throw notFound(version.name(), version.version());
        }
    }

    /** Removes a version and its artifact; its number is never given again. */
    void delete(String name, int version) {
        ModelVersion row = transaction.execute(status -> {
            // With the lock nobody else can be deleting it, so what is found is there until it goes.
            Model model = models.lock(name).orElseThrow(() -> notFound(name, version));
            ModelVersion found = get(name, version);
            versions.delete(found);
            versions.flush();
            model.deleted(versions.findFirstByNameOrderByVersionDesc(name).orElse(null));
            return found;
        });
        loaded.remove(row.id());
        blobs.discard(List.of(row.artifactSha256()));
    }
}
