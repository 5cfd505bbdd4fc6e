package dev.plumbline.reports.charts;

import dev.plumbline.model.History;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Sessions side by side, the oldest first. */
final class SessionsAxis implements Across {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

    private final int sessions;
    private final SideBySide days;

    SessionsAxis(List<History.Point> points) {
        this.sessions = points.size();
        this.days = new SideBySide(points.stream().map(SessionsAxis::day).toList(), true);
    }

    static String day(History.Point point) {
        return DAY.format(point.started());
    }

    @Override
    public String title() {
        return "sessions by their day (UTC), the oldest first, not to scale";
    }

    @Override
    public double from() {
        return -0.5;
    }

    @Override
    public double to() {
        return sessions - 0.5;
    }

    @Override
    public List<Tick> ticks(double pixels) {
        return days.ticks(pixels);
    }

    @Override
    public String label(double at) {
        return days.at(at);
    }

    @Override
    public String points() {
        return "session";
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
