/**
 * A lab, a resource, a load and an interceptor that do nothing: to try an experiment's design without a lab, and to start an
 * extension from.
 */
@NullMarked
package dev.plumbline.lab.noop;

import org.jspecify.annotations.NullMarked;
