package dev.plumbline.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came between the trials of a session and cost it none of them.
 *
 * @param resumptions when it went on after it had been killed or stopped, oldest first; may be empty
 * @param replacements the machines that were lost and made anew, oldest first; may be empty
 */
public record Setbacks(List<Resumption> resumptions, List<Replacement> replacements) {

    /** Nothing came between. */
    public static final Setbacks NONE = new Setbacks(List.of(), List.of());

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Copies the lists. */
    public Setbacks {
        resumptions = List.copyOf(resumptions);
        replacements = List.copyOf(replacements);
    }

    /**
     * A session went on after it had been killed or stopped. Resources that trials share were made again there.
     *
     * @param at when, by the wall clock
     * @param trials how many trials it had by then; 0 or more
     */
    public record Resumption(Instant at, int trials) {

        /** Rejects what cannot be. */
        public Resumption {
            Objects.requireNonNull(at, "at");
            if (trials < 0) {
                throw new IllegalArgumentException("a session cannot have " + trials + " trials");
            }
        }

        /** In a sentence without its full stop. */
        public String sentence() {
            return "resumed at " + TIME.format(at) + " UTC, after " + trials + (trials == 1 ? " trial" : " trials");
        }
    }

    /**
     * A machine did not come up, or ended, and another was made in its place. What else its resource's scope had was made again
     * with it, and the trial began again from nothing.
     *
     * @param at when, by the wall clock
     * @param machine the machine, or the resource where it is not known which of its machines
     * @param host where it was, where the lab has several hosts; {@code null} where that is not known
     * @param elsewhere where machines are made from then on; {@code null} where that is not known to be another host
     * @param why what became of it, in one sentence
     * @param block the block of the trial, from 1
     * @param position the trial's place in the session's order, from 1
     * @param treatment its treatment's id
     * @param arm its arm; {@code ""} where the session has none
     */
    public record Replacement(
            Instant at,
            String machine,
            @Nullable String host,
            @Nullable String elsewhere,
            String why,
            int block,
            int position,
            String treatment,
            String arm) {

        /** Rejects what cannot be. */
        public Replacement {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(machine, "machine");
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(treatment, "treatment");
            Objects.requireNonNull(arm, "arm");
            if (block < 1 || position < 1) {
                throw new IllegalArgumentException("blocks and positions count from 1");
            }
        }

        /** The same, and where machines are made from then on; {@code null} where that is not known to be another host. */
        public Replacement elsewhere(@Nullable String hosts) {
            return new Replacement(at, machine, host, hosts, why, block, position, treatment, arm);
        }

        /** In a sentence without its full stop. */
        public String sentence() {
            return "machine replaced at " + TIME.format(at) + " UTC: " + machine
                    + (host == null ? "" : " on " + host) + " was lost (" + why + "); "
                    + (elsewhere == null ? "" : "machines are made on " + elsewhere + " from then on; ") + "trial "
                    + position + " (block "
                    + block + ", " + treatment + (arm.isEmpty() ? "" : ", arm " + arm) + ") began again from nothing";
        }
    }

    /** These, and one more resumption. */
    public Setbacks and(Resumption resumption) {
        return new Setbacks(more(resumptions, resumption), replacements);
    }

    /** These, and one more replacement. */
    public Setbacks and(Replacement replacement) {
        return new Setbacks(resumptions, more(replacements, replacement));
    }

    /** Each in a sentence without its full stop: the resumptions, then the replacements. */
    public List<String> sentences() {
        return Stream.concat(
                        resumptions.stream().map(Resumption::sentence),
                        replacements.stream().map(Replacement::sentence))
                .toList();
    }

    private static <T> List<T> more(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}
