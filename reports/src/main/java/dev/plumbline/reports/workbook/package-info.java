/** The spreadsheet of a run; the only package that knows the workbook library. */
@NullMarked
package dev.plumbline.reports.workbook;

import org.jspecify.annotations.NullMarked;
