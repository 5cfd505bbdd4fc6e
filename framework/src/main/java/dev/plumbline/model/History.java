package dev.plumbline.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the level of one response went from session to session.
 *
 * @param response the response's name
 * @param unit its unit; {@code ""} for a plain number
 * @param points the stored sessions that have all treatments of the judged one, oldest first, and the judged one at the end
 */
public record History(String response, String unit, List<Point> points) {

    /** Copies the points. */
    public History {
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(unit, "unit");
        points = List.copyOf(points);
    }

    /**
     * One session.
     *
     * @param session its id
     * @param started when it started, by the wall clock
     * @param value its level: the geometric mean over treatments and blocks, in the response's unit
     * @param interval the level's confidence interval over its blocks; {@code null} for a single block
     * @param era the reason with which a new era began with it; {@code null} where none did
     * @param imported whether another tool measured it
     * @param moved one sentence on how far its level moved against the sessions before it in its era; {@code null} where
     *     it did not, and where fewer than three are before it
     */
    public record Point(
            String session,
            Instant started,
            double value,
            @Nullable Interval interval,
            @Nullable String era,
            boolean imported,
            @Nullable String moved) {

        /** Rejects a level that is not a finite number. */
        public Point {
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(started, "started");
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a level must be finite, but is " + value);
            }
        }
    }
}
