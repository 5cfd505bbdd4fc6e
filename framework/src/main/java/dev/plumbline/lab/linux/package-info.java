/**
 * What labs are built of whose load runs on this Linux computer: its tools, network namespaces, servers, volumes and counters. For the
 * kinds of lab of this framework alone; nothing here is promised to stay.
 */
@NullMarked
package dev.plumbline.lab.linux;

import org.jspecify.annotations.NullMarked;
