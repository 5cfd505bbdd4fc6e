package dev.plumbline.lab.embedded;

import dev.plumbline.lab.ScheduleTurns;

/**
 * What all cells of a lab have in common.
 *
 * @param pace how much longer than declared their devices take
 * @param turns the order in which their processors are booked
 * @param threads what their web servers run on
 */
record CellShared(Pace pace, ScheduleTurns turns, WebThreads threads) {}
