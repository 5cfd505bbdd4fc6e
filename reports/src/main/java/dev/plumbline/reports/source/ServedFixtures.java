package dev.plumbline.reports.source;

import dev.plumbline.model.Fixture;
import java.util.List;

/**
 * Set-ups and tear-downs that served the same treatments.
 *
 * @param block the block they belong to, from 1; 0 where they serve all of them
 * @param fixtures the fixtures in the order in which they happened
 * @param treatments ids of the treatments they served
 * @param shared whether they serve the sweep, and not one treatment alone
 */
public record ServedFixtures(int block, List<Fixture> fixtures, List<String> treatments, boolean shared) {

    /** Copies the lists. */
    public ServedFixtures {
        fixtures = List.copyOf(fixtures);
        treatments = List.copyOf(treatments);
    }
}
