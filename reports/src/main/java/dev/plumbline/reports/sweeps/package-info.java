/** What the tab "Sweeps" of the page shows, as data: counts, experiments, rows of the verdict table, findings, grounds for trust. */
@NullMarked
package dev.plumbline.reports.sweeps;

import org.jspecify.annotations.NullMarked;
