package dev.plumbline.reports.sweeps;

import java.util.List;

/**
 * A chart.
 *
 * @param name what it shows
 * @param description the same in sentences
 * @param file the page's data file that holds it
 * @param spots for each point three numbers: pixels from the left and from the top, and its row of the table
 */
public record Drawing(String name, String description, String file, List<Double> spots) {

    /** Copies the list. */
    public Drawing {
        spots = List.copyOf(spots);
    }
}
