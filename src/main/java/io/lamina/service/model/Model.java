package io.lamina.service.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A name and the counter of its versions, so that the number of a deleted version never comes back. */
@Entity
@Table(name = "model")
class Model {
    @Id
    private String name;

    private int lastVersion;

    /** For Hibernate alone. */
    @SuppressWarnings("NullAway.Init")
    protected Model() {}

    Model(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    int nextVersion() {
        return ++lastVersion;
    }
}
