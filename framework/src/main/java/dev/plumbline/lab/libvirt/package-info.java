/** A lab of virtual machines on hypervisors that libvirt reaches. */
@NullMarked
package dev.plumbline.lab.libvirt;

import org.jspecify.annotations.NullMarked;
