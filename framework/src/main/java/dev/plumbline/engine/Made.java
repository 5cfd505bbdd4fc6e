package dev.plumbline.engine;

import java.util.List;

/**
 * A resource that was made.
 *
 * @param resource the resource
 * @param spec what it was made to
 * @param undos the ledger's numbers of its side effects, in the order in which they were announced
 * @param names the names that it has taken
 */
record Made(Object resource, Record spec, List<Integer> undos, List<String> names) {}
