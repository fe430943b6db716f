package io.lamina.service.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A name and the counter of its versions, so that the number of a deleted version never comes back; and which version is the latest, so
 * that a list of models reads no version that another has replaced. Whoever publishes or deletes a version holds its lock.
 */
@Entity
@Table(name = "model")
class Model {
    @Id
    private String name;

    private int lastVersion;

    /** Read by the query of the list alone. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable UUID latestId;

    /** For Hibernate alone. */
    @SuppressWarnings("NullAway.Init")
    protected Model() {}

    Model(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Takes the next number, for the version that will be the latest. */
    int nextVersion(UUID id) {
        latestId = id;
        return ++lastVersion;
    }

    /** A version is gone; {@code latest} is the latest of those that are left, null if none is. */
    void deleted(@Nullable ModelVersion latest) {
        latestId = latest == null ? null : latest.id();
    }
}
