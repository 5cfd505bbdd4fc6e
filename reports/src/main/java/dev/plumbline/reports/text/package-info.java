/** Figures as people read them, and text of users and tools made harmless. */
@NullMarked
package dev.plumbline.reports.text;

import org.jspecify.annotations.NullMarked;
