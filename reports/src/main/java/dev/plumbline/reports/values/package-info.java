/** All measured values of a run as one table, for whoever analyses them with tools of their own. */
@NullMarked
package dev.plumbline.reports.values;

import org.jspecify.annotations.NullMarked;
