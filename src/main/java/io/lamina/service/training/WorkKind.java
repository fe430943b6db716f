package io.lamina.service.training;

/** What a row of the queue asks its next worker for; {@code docs/adr/0009} says how the parts of a job come together. */
enum WorkKind {
    /** One training from table to published model; of a cross-validated job the last one, on all rows. */
    TRAINING,
    /** The start of a cross-validated job: its folds become rows of the queue. */
    CROSS_VALIDATION,
    /** The training of one fold, scored on the rows that it has not seen. No job of a client's: nobody sees it but by its parent. */
    FOLD,
    /**
     * The start of a trial: what its tuning job proposed is resolved against the table. From then on it asks for what any job of such a
     * configuration does.
     */
    TRIAL
}
