/**
 * Which settings to try next, and which tries to give up: the mathematics of tuning.
 *
 * <p>A {@link io.lamina.search.SearchSpace} names what may vary, by path, and each {@link io.lamina.search.ParameterRange} maps the unit
 * interval to values, so that a {@link io.lamina.search.SearchMethod} knows nothing but places in a unit cube. What it proposes depends on
 * its arguments alone: the seed, the number of the trial and the outcomes it is shown.
 *
 * <p>May use: {@code java.*} and {@code io.lamina.setting}. Does not belong here: what is tuned, who trains it, JSON, the database. Start
 * at {@link io.lamina.search.SearchMethod}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.search;
