/** A lab of one Linux computer: real load tools, machines in network namespaces of their own, LUNs with a known limit. */
@NullMarked
package dev.plumbline.lab.local;

import org.jspecify.annotations.NullMarked;
