package io.lamina.table.target;

import io.lamina.setting.Kind;

/**
 * No column: a network's outputs are to be its own inputs, each in its place, and the pipeline turns them back into the values of the
 * columns.
 */
@Kind(formula = "output i ↔ input i", use = "What an autoencoder learns, which has no target column.")
public record ReconstructionTarget() implements TargetEncoding {}
