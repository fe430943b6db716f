package io.lamina.service.model;

import io.lamina.nn.artifact.Artifact;
import io.lamina.nn.artifact.ArtifactException;
import io.lamina.nn.network.Predictor;
import io.lamina.service.blob.Blobs;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.paging.Page;
import io.lamina.service.paging.PageRequest;
import io.lamina.service.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to models: publish, find, load, delete. A version never changes; only new ones come and old ones go. */
@Component
public class Models {
    /** Models in memory at once; each is small beside a table. */
    private static final int MOST_LOADED = 64;

    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final ModelRepository models;
    private final ModelVersionRepository versions;
    private final Blobs blobs;
    private final JsonBinder binder;
    private final InstantSource clock;
    private final TransactionTemplate transaction;
    private final Map<UUID, LoadedModel> loaded = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, LoadedModel> eldest) {
            return size() > MOST_LOADED;
        }
    };

    Models(
            ModelRepository models,
            ModelVersionRepository versions,
            Blobs blobs,
            JsonBinder binder,
            InstantSource clock,
            TransactionTemplate transaction) {
        this.models = models;
        this.versions = versions;
        this.blobs = blobs;
        this.binder = binder;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Makes a version of a model, in the caller's transaction: it exists exactly if that commits. Returns its number. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int publish(ModelDraft draft) {
        Model model = models.lock(draft.name()).orElseGet(() -> models.saveAndFlush(new Model(draft.name())));
        int version = model.nextVersion();
        versions.save(
                new ModelVersion(UuidVersion7Strategy.INSTANCE.generateUuid(null), version, draft, clock.instant()));
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
        synchronized (loaded) {
            LoadedModel model = loaded.get(row.id());
            if (model != null) {
                return model;
            }
        }
        LoadedModel read = read(row);
        synchronized (loaded) {
            loaded.put(row.id(), read);
        }
        return read;
    }

    private LoadedModel read(ModelVersion row) {
        try (InputStream bytes = blobs.open(row.artifactSha256())) {
            Artifact artifact = Artifact.read(bytes, row.artifactBytes());
            ModelHeader header = binder.bind(artifact.header().getBytes(StandardCharsets.UTF_8), ModelHeader.class);
            Predictor predictor = Predictor.of(
                    header.network(),
                    header.pipeline().width(),
                    header.outputs(),
                    header.loss().outputActivation(),
                    artifact.tensors());
            return new LoadedModel(row.name(), row.version(), header, predictor);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the artifact of " + row.name() + " " + row.version(), e);
        } catch (ArtifactException | ProblemException e) {
            throw new IllegalStateException(
                    "the stored artifact of " + row.name() + " " + row.version() + " is damaged", e);
        }
    }

    ModelVersion get(String name, int version) {
        return versions.findByNameAndVersion(name, version)
                .orElseThrow(() -> ProblemException.notFound("version " + version + " of model", name));
    }

    ModelVersion latest(String name) {
        return versions.findFirstByNameOrderByVersionDesc(name)
                .orElseThrow(() -> ProblemException.notFound("model", name));
    }

    Page<ModelVersion> list(PageRequest<UUID> page) {
        UUID after = page.after();
        return page.page(versions.latest(after == null ? NEWEST : after, Limit.of(page.toRead())), ModelVersion::id);
    }

    Page<ModelVersion> versions(String name, PageRequest<Integer> page) {
        latest(name);
        Integer after = page.after();
        List<ModelVersion> read = versions.findByNameAndVersionLessThanOrderByVersionDesc(
                name, after == null ? Integer.MAX_VALUE : after, Limit.of(page.toRead()));
        return page.page(read, ModelVersion::version);
    }

    InputStream artifact(ModelVersion version) throws IOException {
        return blobs.open(version.artifactSha256());
    }

    /** Removes a version and its artifact; its number is never given again. */
    void delete(String name, int version) throws IOException {
        ModelVersion row = get(name, version);
        transaction.executeWithoutResult(status -> versions.delete(row));
        synchronized (loaded) {
            loaded.remove(row.id());
        }
        blobs.discard(List.of(row.artifactSha256()));
    }
}
