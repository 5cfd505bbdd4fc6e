package dev.plumbline.plan;

import dev.plumbline.api.Experiment;
import dev.plumbline.model.About;
import dev.plumbline.model.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what an annotation says to reports alone. */
final class AboutReader {

    private AboutReader() {}

    /** Returns {@code null} where nothing is said. */
    static @Nullable About read(Experiment declared, Mistakes mistakes) {
        List<About.Link> links = new ArrayList<>();
        for (String link : declared.links()) {
            read(link, links, mistakes);
        }
        String owner = declared.owner().strip();
        Severity severity = declared.severity();
        return owner.isEmpty() && severity == Severity.NORMAL && links.isEmpty()
                ? null
                : new About(owner.isEmpty() ? null : owner, severity, links);
    }

    private static void read(String text, List<About.Link> links, Mistakes mistakes) {
        String link = text.strip();
        int blank = Math.max(link.lastIndexOf(' '), link.lastIndexOf('\t'));
        String address = link.substring(blank + 1);
        try {
            links.add(new About.Link(
                    blank < 0 ? address : link.substring(0, blank).strip(), address));
        } catch (IllegalArgumentException e) {
            mistakes.add("its link '" + text
                    + "' ends in no address; write it as in \"why two LUNs https://wiki.lab/luns\"");
        }
    }
}
