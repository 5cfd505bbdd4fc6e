/** What an experiment asks of a lab: machines, LUNs, links, loads, provisioning and the ledger of side effects. */
@NullMarked
package dev.plumbline.lab;

import org.jspecify.annotations.NullMarked;
