/** A run, read once and sorted into what goes on one page. */
@NullMarked
package dev.plumbline.reports.source;

import org.jspecify.annotations.NullMarked;
