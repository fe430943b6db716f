package io.lamina.service.training;

/** What a row of the queue asks for; {@code docs/adr/0009} says how folds and trials will join. */
enum WorkKind {
    /** One training from table to published model. */
    TRAINING
}
