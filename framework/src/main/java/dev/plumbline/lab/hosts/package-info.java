/** Labs of existing machines that are reached by OpenSSH. */
@NullMarked
package dev.plumbline.lab.hosts;

import org.jspecify.annotations.NullMarked;
