/**
 * What every metric shares: its name, its direction, what it reads, and a result that may be undefined.
 *
 * <p>May use: {@code java.*}. Does not belong here: any formula; those live in the families, one file each. Start at
 * {@link io.lamina.evaluation.metric.Metric}.
 */
@NullMarked
package io.lamina.evaluation.metric;

import org.jspecify.annotations.NullMarked;
