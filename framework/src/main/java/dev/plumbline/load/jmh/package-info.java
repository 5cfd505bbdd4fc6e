/** Benchmarks that come with Plumbline: what a processor and its memory give, by JMH. */
@NullMarked
package dev.plumbline.load.jmh;

import org.jspecify.annotations.NullMarked;
