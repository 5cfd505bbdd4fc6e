/** One trial: common start, sampling, and the check that every machine answered. */
@NullMarked
package dev.plumbline.measure;

import org.jspecify.annotations.NullMarked;
