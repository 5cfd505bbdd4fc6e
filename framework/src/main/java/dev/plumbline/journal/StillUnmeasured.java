package dev.plumbline.journal;

import dev.plumbline.model.Session;
import dev.plumbline.model.Setbacks;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which experiments of a run that was resumed are unmeasured still, and why: only what was said last of each counts. */
final class StillUnmeasured {

    private StillUnmeasured() {}

    static List<Run.Unmeasured> of(List<JournalContent.NotMeasured> said, List<Run.Judged> sessions) {
        Map<String, JournalContent.NotMeasured> last = new LinkedHashMap<>();
        for (JournalContent.NotMeasured one : said) {
            last.merge(one.unmeasured().id(), one, (earlier, later) -> later);
        }
        Collection<JournalContent.NotMeasured> reasons = last.values();
        return reasons.stream()
                .filter(reason -> sessions.stream().noneMatch(it -> isLater(it.session(), reason)))
                .map(JournalContent.NotMeasured::unmeasured)
                .toList();
    }

    private static boolean isLater(Session session, JournalContent.NotMeasured reason) {
        return session.experiment().id().equals(reason.unmeasured().id())
                && lastBegun(session).isAfter(reason.at());
    }

    private static Instant lastBegun(Session session) {
        List<Setbacks.Resumption> resumptions = session.between().resumptions();
        return resumptions.isEmpty()
                ? session.started()
                : resumptions.get(resumptions.size() - 1).at();
    }
}
