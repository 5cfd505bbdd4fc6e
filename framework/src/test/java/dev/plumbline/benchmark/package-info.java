/** How much time and memory treatments cost beside the parameterized tests of Jupiter; run by hand, not by the build. */
@NullMarked
package dev.plumbline.benchmark;

import org.jspecify.annotations.NullMarked;
