package dev.plumbline.reports.sweeps;

import dev.plumbline.model.Quantities;
import dev.plumbline.model.Session;
import java.util.ArrayList;
import java.util.List;

/** How a session was laid out, in words. */
public final class Plan {

    private Plan() {}

    /** What belongs on every page of a session: what its lab says of itself, and what was left out. */
    public static List<String> notices(Session session) {
        List<String> notices = new ArrayList<>();
        if (session.lab().notice() != null) {
            notices.add(session.lab().notice());
        }
        if (session.partial()) {
            notices.add("Partial: " + session.design().treatments().size() + " of "
                    + session.experiment().treatments().size()
                    + " treatments were measured, so that every verdict is provisional.");
        }
        session.endedEarlyBecause().ifPresent(sentence -> notices.add("Ended early: " + sentence));
        session.between().sentences().forEach(sentence -> notices.add(sentence(sentence)));
        return notices;
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    /** Its size, seed, lab, unit and times, in one line. */
    static String line(Session session) {
        Session.Design design = session.design();
        int treatments = design.treatments().size();
        String arms = design.arms().isEmpty()
                ? ""
                : " × " + design.arms().size() + " arms (" + String.join(", ", design.arms()) + ")";
        return treatments + (treatments == 1 ? " treatment" : " treatments") + arms + " × " + design.blocks()
                + (design.blocks() == 1 ? " block" : " blocks") + ", seed " + session.seed() + " · lab "
                + session.lab().name() + " (" + session.lab().kind() + ") · experimental unit: "
                + design.experimentalUnit() + " · " + Quantities.formatDuration(design.warmUp()) + " of warm-up and "
                + Quantities.formatDuration(design.measure()) + " measured in each trial · Plumbline "
                + session.frameworkVersion();
    }
}
