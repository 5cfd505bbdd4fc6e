package dev.plumbline.lab;

/**
 * Who a machine is.
 *
 * @param name its name
 * @param address its address on the lab's network, as {@code 198.18.0.5} or {@code 127.0.0.1:40001}
 */
public record Identity(String name, String address) {}
