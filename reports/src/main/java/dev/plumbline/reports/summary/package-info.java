/** A run on one screen, for a pull request, and as figures for the gate of a pipeline. */
@NullMarked
package dev.plumbline.reports.summary;

import org.jspecify.annotations.NullMarked;
