/** Labs whose machines are made and deleted by commands of {@code lab.yaml}, and reached by OpenSSH. */
@NullMarked
package dev.plumbline.lab.command;

import org.jspecify.annotations.NullMarked;
