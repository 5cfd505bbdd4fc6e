/** Stored sessions and the verdict of a session held against them. */
@NullMarked
package dev.plumbline.baseline;

import org.jspecify.annotations.NullMarked;
