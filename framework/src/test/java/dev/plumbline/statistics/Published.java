package dev.plumbline.statistics;

import java.util.stream.IntStream;

/** Data that several published cases share. */
final class Published {

    /** Student 1908: hours of sleep gained with two drugs; the data set "sleep" of R. */
    static final double[] SLEEP_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

    static final double[] SLEEP_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    /** Hollander and Wolfe 1973, p. 29: depression scale, first less second visit; the example of R's wilcox.test. */
    static final double[] DEPRESSION = minus(
            new double[] {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30},
            new double[] {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29});

    /** Hollander and Wolfe 1973, p. 187: lightness and taste of canned tuna; the example of R's cor.test. */
    static final double[] TUNA_X = {44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1};

    static final double[] TUNA_Y = {2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8};

    /** Flow of the Nile at Aswan, 1871 to 1970, in 10^8 m³: Cobb, Biometrika 65, 1978; the data set "Nile" of R. */
    static final double[] NILE = {
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
        1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
        831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865,
        845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050,
        918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
    };

    /** SPEC SDM 91 on a SPARCcenter 2000: the data set "specsdm91" of the R package usl. */
    static final double[] SDM_LOAD = {1, 18, 36, 72, 108, 144, 216};

    static final double[] SDM_THROUGHPUT = {64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2};

    private Published() {}

    static double[] years(int from, int to) {
        return IntStream.rangeClosed(from, to).asDoubleStream().toArray();
    }

    static double[] minus(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }
}
