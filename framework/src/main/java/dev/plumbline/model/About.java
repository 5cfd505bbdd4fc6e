package dev.plumbline.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What reports say beside an experiment and judging does not know.
 *
 * @param owner who answers for it; {@code null} for nobody
 * @param severity how much a regression matters; {@code null} where that is not said
 * @param links pages about it; may be empty
 */
public record About(@Nullable String owner, @Nullable Severity severity, List<Link> links) {

    /** Copies the list. */
    public About {
        links = List.copyOf(links);
    }

    /**
     * A page about an experiment.
     *
     * @param name its name
     * @param address its address, {@code http} or {@code https}
     */
    public record Link(String name, String address) {

        /** Rejects other addresses: a report makes them clickable. */
        public Link {
            Objects.requireNonNull(name, "name");
            if (!address.matches("(?i)https?://\\S+")) {
                throw new IllegalArgumentException(
                        "'" + address + "' is no address that starts with https:// or http://");
            }
        }
    }
}
