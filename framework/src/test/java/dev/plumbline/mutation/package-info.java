/** Inputs that are damaged at random, from a seed, and what must hold of whatever reads them. */
@NullMarked
package dev.plumbline.mutation;

import org.jspecify.annotations.NullMarked;
