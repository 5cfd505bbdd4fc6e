package dev.plumbline.lab;

/**
 * A fault that is wanted.
 *
 * @param kind what breaks
 * @param machine the number of the machine, from 1
 * @param leg the number of the leg, from 1
 * @param lun the number of the LUN, from 1
 * @param times how many times as long the LUN takes
 * @param after when it strikes
 * @param noticed how long after that it is noticed
 * @param repair what is done about it then
 */
record FaultSpec(
        FaultKind kind, int machine, int leg, int lun, int times, Moment after, Moment noticed, Repair repair) {}
