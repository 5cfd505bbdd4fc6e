/**
 * Statistics as pure functions, one small file for each stated assumption. Nothing here knows of trials, labs or
 * verdicts.
 *
 * <p>What holds everywhere: values carry the unit of the caller, logarithms are natural, a confidence is a share
 * (0.95 for 95 %), a p-value is two-sided unless its name says otherwise, and random numbers come from {@link
 * java.util.Random}, whose sequence is part of its contract, so that a seed gives the same answer on every JVM. A NaN,
 * an infinite value, too few values or a constant sample where a variance is needed is refused with an
 * {@link java.lang.IllegalArgumentException} that names the argument. Where the data cannot bound a figure, its interval
 * is infinite on that side.
 */
@NullMarked
package dev.plumbline.statistics;

import org.jspecify.annotations.NullMarked;
