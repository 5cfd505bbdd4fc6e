/** The file format of trial records, and what reads a finished run. */
@NullMarked
package dev.plumbline.journal;

import org.jspecify.annotations.NullMarked;
