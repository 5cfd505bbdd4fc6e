package dev.plumbline.baseline;

import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import java.util.List;

/** The second arm of a session held against the first. No stored session is needed, and no fingerprint: both arms share one. */
final class Arms {

    private Arms() {}

    static Opposite opposite(Session session, List<SweepValues> arms) {
        List<String> names = session.design().arms();
        if (names.size() != 2) {
            return Opposite.none(
                    Verdict.BROKEN,
                    "two arms are compared, an old and a new one, but the session has " + String.join(", ", names));
        }
        SweepValues first = arms.get(0);
        SweepValues second = arms.get(1);
        List<String> whole =
                second.wholeTreatments().stream().filter(first::whole).toList();
        if (whole.isEmpty()) {
            return Opposite.none(Verdict.BROKEN, "no treatment has all its trials on both arms");
        }
        SweepTables tables =
                new SweepTables(whole, second.table(whole), List.<double[][]>of(first.table(whole)), true, null);
        return new Opposite(
                List.of(),
                tables,
                Against.arm(names.get(0), names.get(1), second.blocks()),
                Caveat.of(session, second, List.of()),
                null,
                List.of());
    }
}
