package dev.plumbline.lab;

/** How machines come to the bytes of a data image. */
public enum Sharing {
    /** All of them read the image itself. */
    SHARED,
    /** Each has a copy of it. */
    COPIES
}
