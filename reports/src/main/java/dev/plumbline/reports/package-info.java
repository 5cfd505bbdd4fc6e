/** Makes a finished run into pages for people: reads sessions and their judgements, and nothing else. */
@NullMarked
package dev.plumbline.reports;

import org.jspecify.annotations.NullMarked;
