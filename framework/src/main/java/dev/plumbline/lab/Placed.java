package dev.plumbline.lab;

/** An ability of a machine of a lab that has several hosts: it tells on which of them it is. */
public interface Placed {

    /** The host, as the lab's settings name it. */
    String host();
}
