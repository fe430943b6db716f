package io.lamina.table.target;

import io.lamina.setting.Family;

/** What a network's outputs stand for, and how targets are written for it; immutable, carried by the model. */
@Family("targetEncodings")
public sealed interface TargetEncoding permits ClassTarget, NumberTarget, ForecastTarget, ReconstructionTarget {}
