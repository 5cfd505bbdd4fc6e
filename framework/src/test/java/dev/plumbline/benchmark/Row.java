package dev.plumbline.benchmark;

/** What is run in one JVM. */
record Row(int treatments, Variant variant) {}
