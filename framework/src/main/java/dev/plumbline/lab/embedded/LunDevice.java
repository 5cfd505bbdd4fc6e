package dev.plumbline.lab.embedded;

/**
 * What serves the requests to LUNs: to one, or to several that lie behind it.
 *
 * @param name what reports call it
 * @param centre its schedule
 */
record LunDevice(String name, ServiceCentre centre) {}
