/**
 * How numbers are brought to one scale before a network sees them.
 *
 * <p>A {@link io.lamina.table.scaling.NumericPreprocessing} is what a configuration says; fitting it to training values gives a
 * {@link io.lamina.table.scaling.FittedScale}, which the model carries.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting}. Does not belong here: missing values and tables. Start at
 * {@link io.lamina.table.scaling.NumericPreprocessing}; a new kind is one file and one name in its {@code permits}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table.scaling;
