package io.lamina.service.training;

import io.lamina.service.dataset.StoredDataset;
import org.jspecify.annotations.Nullable;

/**
 * What jobs and models are called if nobody says.
 *
 * @param dataset what is learned from
 * @param target null for an autoencoder
 */
record DefaultNames(StoredDataset dataset, @Nullable String target) {
    private static final int LONGEST_JOB_NAME = 200;
    private static final int LONGEST_MODEL_NAME = 64;

    /** {@code iris: species}, shortened. */
    String ofJob() {
        String name = dataset.name() + ": " + learned();
        return name.length() <= LONGEST_JOB_NAME ? name : name.substring(0, LONGEST_JOB_NAME - 1) + "…";
    }

    /** {@code iris-species}, of the characters that a model's name may have. */
    String ofModel() {
        String slug = (dataset.name() + "-" + learned())
                .replaceAll("[^A-Za-z0-9._-]+", "-")
                .replaceAll("^[^A-Za-z0-9]+", "");
        String cut = slug.substring(0, Math.min(slug.length(), LONGEST_MODEL_NAME));
        return cut.isEmpty() ? "model-" + dataset.id().toString().substring(28) : cut;
    }

    private String learned() {
        return target != null ? target : "autoencoder";
    }
}
