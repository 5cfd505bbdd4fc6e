package dev.plumbline.model;

/** Seeds of seeds. */
public final class Seeds {

    /** The golden ratio's fraction in 64 bits, made odd. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Seeds() {}

    /**
     * A seed in which every bit depends on all of both numbers; generators that are given neighbouring seeds begin alike. The
     * mixing is the finaliser of SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014;
     * constants by Stafford, variant 13).
     *
     * @param seed a seed
     * @param index what is to be seeded with it, as the number of a block
     */
    public static long mixed(long seed, long index) {
        return finished(finished(seed + GOLDEN) + index * GOLDEN);
    }

    private static long finished(long seed) {
        long z = seed;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
