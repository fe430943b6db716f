package io.lamina.service.model;

import java.util.UUID;

/**
 * What training hands over to be published.
 *
 * @param name the model that gets a new version
 * @param trainingJobId where it comes from
 * @param task what it does, in the words of JSON: {@code multiclass_classification}
 * @param target the column that it predicts
 * @param metrics its scores as a JSON object
 * @param artifactSha256 its artifact, already kept in the blob store
 * @param artifactBytes how long the artifact is
 */
public record ModelDraft(
        String name,
        UUID trainingJobId,
        String task,
        String target,
        String metrics,
        String artifactSha256,
        long artifactBytes) {}
