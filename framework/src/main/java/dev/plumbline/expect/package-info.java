/**
 * What must come out of an experiment: the sentences of {@code @Expect}, read and held against what was measured.
 *
 * <p>{@link dev.plumbline.expect.ExpectationText} knows all forms of sentences; each form is one class that checks itself
 * against a {@link dev.plumbline.expect.Sweep}.
 */
@NullMarked
package dev.plumbline.expect;

import org.jspecify.annotations.NullMarked;
