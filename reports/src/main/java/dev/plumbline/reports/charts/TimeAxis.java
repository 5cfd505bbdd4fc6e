package dev.plumbline.reports.charts;

import dev.plumbline.reports.text.Figures;
import java.util.List;

/** Time from the start of the measured interval, in milliseconds inside and in the unit that suits its length outside. */
final class TimeAxis implements Across {

    private static final int MARKS = 80;

    private final double end;
    private final double unit;
    private final String name;

    /**
     * An axis.
     *
     * @param end the last moment, in milliseconds
     */
    TimeAxis(double end) {
        this.end = end > 0 ? end * 1.03 : 1;
        this.unit = end > 600_000 ? 60_000 : end > 3_000 ? 1_000 : 1;
        this.name = unit == 1 ? "ms" : unit == 1_000 ? "s" : "min";
    }

    @Override
    public String title() {
        return "time from the start of the measured interval (" + name + ")";
    }

    @Override
    public double from() {
        return 0;
    }

    @Override
    public double to() {
        return end;
    }

    @Override
    public List<Tick> ticks(double pixels) {
        return Ticks.between(0, end / unit, (int) (pixels / MARKS)).stream()
                .map(at -> new Tick(at * unit, Figures.number(at)))
                .toList();
    }

    @Override
    public String label(double at) {
        return Figures.value(at / unit, name);
    }

    @Override
    public boolean joined() {
        return true;
    }

    @Override
    public double aside(int curves) {
        return 0;
    }
}
