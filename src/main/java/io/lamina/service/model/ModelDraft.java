package io.lamina.service.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What training hands over to be published.
 *
 * @param name the model that gets a new version
 * @param trainingJobId where it comes from
 * @param task what it does, in the words of JSON: {@code multiclass_classification}
 * @param target the column that it predicts; null for an autoencoder
 * @param metrics its scores as a JSON object
 * @param artifactSha256 its artifact, already kept in the blob store
 * @param artifactBytes how long the artifact is
 */
public record ModelDraft(
        String name,
        UUID trainingJobId,
        String task,
        @Nullable String target,
        String metrics,
        String artifactSha256,
        long artifactBytes) {}
