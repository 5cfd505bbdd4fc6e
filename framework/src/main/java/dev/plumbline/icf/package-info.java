/** IOMeter's configuration files, as access specifications and as the levels that they sweep. */
@NullMarked
package dev.plumbline.icf;

import org.jspecify.annotations.NullMarked;
