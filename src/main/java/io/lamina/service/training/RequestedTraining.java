package io.lamina.service.training;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a row of the queue asks to be trained: by which configuration, on which table, and for which model. */
@MappedSuperclass
abstract class RequestedTraining extends TracedTraining {
    private String name;
    private String modelName;

    private UUID datasetId;
    private String datasetSha256;
    private String tableSha256;
    private String task;
    private @Nullable String target;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private String configuration;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private String warnings;

    private int epochs;

    /** The epoch at which a trial pauses, until those that it competes with are there too; null: it never does. */
    private @Nullable Integer epochLimit;

    private int folds;

    /** For Hibernate alone. */
    @SuppressWarnings("NullAway.Init")
    RequestedTraining() {}

    RequestedTraining(
            UUID id,
            String name,
            String modelName,
            String client,
            int priority,
            UUID datasetId,
            String datasetSha256,
            String tableSha256,
            String task,
            @Nullable String target,
            String configuration,
            String warnings,
            Instant now) {
        super(id, client, priority, now);
        this.name = name;
        this.modelName = modelName;
        this.datasetId = datasetId;
        this.datasetSha256 = datasetSha256;
        this.tableSha256 = tableSha256;
        this.task = task;
        this.target = target;
        this.configuration = configuration;
        this.warnings = warnings;
    }

    /** A part of another row's work, on the same table and by the same configuration. */
    RequestedTraining(UUID id, WorkKind kind, RequestedTraining parent, int part, Instant now) {
        super(id, kind, parent, part, now);
        this.name = parent.name;
        this.modelName = parent.modelName;
        this.datasetId = parent.datasetId;
        this.datasetSha256 = parent.datasetSha256;
        this.tableSha256 = parent.tableSha256;
        this.task = parent.task;
        this.target = parent.target;
        this.configuration = parent.configuration;
        this.warnings = "[]";
        this.epochs = parent.epochs;
    }

    void trainFor(int forEpochs) {
        epochs = forEpochs;
    }

    /** @param limit null: no epoch but the last */
    void limitTo(@Nullable Integer limit) {
        epochLimit = limit;
    }

    void divideInto(int inFolds) {
        folds = inFolds;
    }

    /** What was left open is chosen. */
    void resolve(String withConfiguration, String withWarnings) {
        configuration = withConfiguration;
        warnings = withWarnings;
    }

    /** Adds to what the owner should know; the whole list as JSON. */
    void warn(String allWarnings) {
        expectHeld();
        warnings = allWarnings;
    }

    String name() {
        return name;
    }

    String modelName() {
        return modelName;
    }

    UUID datasetId() {
        return datasetId;
    }

    /** The typed columns that the job was made for; the dataset may have others by now. */
    String tableSha256() {
        return tableSha256;
    }

    String datasetSha256() {
        return datasetSha256;
    }

    /** What is learned, in the word of JSON. */
    String task() {
        return task;
    }

    /** The column to predict; an autoencoder has none. */
    @Nullable
    String target() {
        return target;
    }

    String configuration() {
        return configuration;
    }

    String warnings() {
        return warnings;
    }

    int epochs() {
        return epochs;
    }

    /** The epoch at which the next worker stops at the latest. */
    int lastEpoch() {
        return epochLimit == null ? epochs : Math.min(epochLimit, epochs);
    }

    /** Whether it pauses at {@link #lastEpoch} with epochs left to train. */
    boolean pauses() {
        return lastEpoch() < epochs;
    }

    /** How many networks are trained and scored before the one that is published; 0 without cross-validation. */
    int folds() {
        return folds;
    }
}
