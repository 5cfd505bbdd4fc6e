/** What reports cost; not a test: see {@link dev.plumbline.reports.benchmark.ReportsBenchmark}. */
@NullMarked
package dev.plumbline.reports.benchmark;

import org.jspecify.annotations.NullMarked;
