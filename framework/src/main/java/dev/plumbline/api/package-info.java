/** The annotations that make a method an experiment. */
@NullMarked
package dev.plumbline.api;

import org.jspecify.annotations.NullMarked;
