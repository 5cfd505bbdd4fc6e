/** What is typed beside {@code mvn test}: commands on stored sessions, finished runs and labs. */
@NullMarked
package dev.plumbline.cli;

import org.jspecify.annotations.NullMarked;
