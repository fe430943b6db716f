package io.lamina.table.target;

import io.lamina.setting.Family;

/** How the values of the target column are written for a network and read from it; immutable, carried by the model. */
@Family("targetEncodings")
public sealed interface TargetEncoding permits ClassTarget, NumberTarget {
    /** The name of the target column. */
    String column();
}
