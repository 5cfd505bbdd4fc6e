/** The nouns of an experiment and its outcome: plain data, free of every other package. */
@NullMarked
package dev.plumbline.model;

import org.jspecify.annotations.NullMarked;
