/** Sessions made of what other tools wrote: fio's JSON and IOMeter's results as CSV; and runs as IOMeter's results. */
@NullMarked
package dev.plumbline.imports;

import org.jspecify.annotations.NullMarked;
