/**
 * Many numbers in a few: quantiles.
 *
 * <p>May use: {@code java.*} and {@code io.lamina.setting}. Does not belong here: what the numbers mean. Start at
 * {@link io.lamina.evaluation.distribution.DistributionQuantile}.
 */
@NullMarked
package io.lamina.evaluation.distribution;

import org.jspecify.annotations.NullMarked;
