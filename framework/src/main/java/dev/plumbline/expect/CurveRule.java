package dev.plumbline.expect;

/** What is expected of one curve. */
interface CurveRule {

    /** The response that the curve is of. */
    Quantity quantity();

    /** Whether it came out on this curve. */
    Answer check(Sweep sweep, Curve curve);
}
