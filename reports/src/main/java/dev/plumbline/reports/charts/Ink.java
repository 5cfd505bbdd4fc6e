package dev.plumbline.reports.charts;

import java.util.List;

/**
 * What something is drawn in, on light and on dark paper. The curves' colours are those of Okabe and Ito, "Color Universal
 * Design" (2008), which people with any kind of colour vision tell apart, without yellow, which is too pale on white; on dark
 * paper they are lighter, in the same order of brightness. A symbol goes with each, so that colour is never the only difference.
 */
enum Ink {
    PAPER(0xffffff, 0x1b1e23),
    TEXT(0x222222, 0xe8e8e8),
    AXIS(0x767676, 0x9a9a9a),
    FAINT(0xdddddd, 0x3b4048),
    ALERT(0xa11d1d, 0xff9b8f),
    CURVE_1(0x0072b2, 0x4fa8dc),
    CURVE_2(0xd55e00, 0xf08a45),
    CURVE_3(0x009e73, 0x2fc79c),
    CURVE_4(0xcc79a7, 0xe5a3c7),
    CURVE_5(0xe69f00, 0xf2bd4b),
    CURVE_6(0x56b4e9, 0x9bd6f7),
    PAST_1(0x558ead, 0x7699ae),
    PAST_2(0xbf8455, 0xb88e71),
    PAST_3(0x55a48e, 0x6aa593),
    PAST_4(0xbb91a8, 0xb394a5),
    PAST_5(0xc8a455, 0xb8a274),
    PAST_6(0x80afca, 0x93adbc);

    private static final List<Ink> CURVES = List.of(CURVE_1, CURVE_2, CURVE_3, CURVE_4, CURVE_5, CURVE_6);
    private static final List<Ink> PASTS = List.of(PAST_1, PAST_2, PAST_3, PAST_4, PAST_5, PAST_6);

    private final int light;
    private final int dark;

    Ink(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    /** That of a curve, counted from 0. */
    static Ink curve(int index) {
        return CURVES.get(index % CURVES.size());
    }

    /** The curve's colour, drawn back towards grey: what was there before. */
    static Ink past(int index) {
        return PASTS.get(index % PASTS.size());
    }

    int light() {
        return light;
    }

    String lightCss() {
        return css(light);
    }

    String darkCss() {
        return css(dark);
    }

    private static String css(int colour) {
        return "#%06x".formatted(colour);
    }
}
