/** From factors to blocks, arms and treatments in seeded order, and the checks on that design. */
@NullMarked
package dev.plumbline.plan;

import org.jspecify.annotations.NullMarked;
