/**
 * Machines that are reached by OpenSSH: programs, scripts, the clock and the web server on them. For the kinds of lab of this
 * framework alone; nothing here is promised to stay.
 */
@NullMarked
package dev.plumbline.lab.ssh;

import org.jspecify.annotations.NullMarked;
