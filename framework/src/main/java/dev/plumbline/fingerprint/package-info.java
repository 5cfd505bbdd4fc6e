/**
 * Fingerprints: what the real computer is made of, the keys that users add, and the guard that keeps what identifies a machine
 * or is secret out of all of them.
 */
@NullMarked
package dev.plumbline.fingerprint;

import org.jspecify.annotations.NullMarked;
