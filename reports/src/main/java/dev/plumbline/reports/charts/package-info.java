/** Drawings of a sweep, as SVG. */
@NullMarked
package dev.plumbline.reports.charts;

import org.jspecify.annotations.NullMarked;
