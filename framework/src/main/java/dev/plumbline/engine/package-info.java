/** The JUnit Platform engine and the walk of one run. */
@NullMarked
package dev.plumbline.engine;

import org.jspecify.annotations.NullMarked;
