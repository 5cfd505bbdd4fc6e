/** A lab whose devices are emulated by schedule, from declared numbers, inside this JVM. */
@NullMarked
package dev.plumbline.lab.embedded;

import org.jspecify.annotations.NullMarked;
