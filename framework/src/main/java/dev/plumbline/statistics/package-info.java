/** Pure functions, one small file for each stated assumption. */
@NullMarked
package dev.plumbline.statistics;

import org.jspecify.annotations.NullMarked;
