/** Loads that run on machines: one description and its engines each. */
@NullMarked
package dev.plumbline.load;

import org.jspecify.annotations.NullMarked;
