package dev.plumbline.reports.charts;

import dev.plumbline.model.Alias;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Level;
import dev.plumbline.model.Place;
import dev.plumbline.model.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Where a response jumps, bends and peaks along the swept factor, and where a covariate moves: each with its sentence. */
final class Signs {

    private static final Set<Finding.Kind> MARKED = Set.of(Finding.Kind.BREAK, Finding.Kind.KNEE, Finding.Kind.PEAK);

    private final SweptAxis axis;
    private final List<Sign> all = new ArrayList<>();

    Signs(Layout layout, Response response) {
        this.axis = layout.axis();
        Judgement judgement = layout.report().judgement();
        List<Finding> findings = judgement == null ? List.of() : judgement.findings();
        for (Finding finding : findings) {
            Place place = finding.place();
            if (MARKED.contains(finding.kind())
                    && finding.response().equals(response.name())
                    && place != null
                    && place.factor().equals(axis.factor())) {
                boolean jump = finding.kind() == Finding.Kind.BREAK;
                double x = jump ? axis.before(place.number()) : axis.place(place.number());
                all.add(new Sign(x, finding.subject(), finding.sentence()));
            }
        }
        layout.report().session().design().aliases().forEach(this::add);
        all.sort(Comparator.comparingDouble(Sign::x));
    }

    /** A covariate that moves where nothing was found, as in a run that was not judged. */
    private void add(Alias alias) {
        Level from = alias.from();
        if (from == null || from.number() == null || !alias.factor().equals(axis.factor())) {
            return;
        }
        double x = axis.before(from.number());
        if (all.stream().noneMatch(sign -> sign.x() == x && sign.curve().equals(alias.held()))) {
            all.add(new Sign(x, alias.held(), alias.sentence()));
        }
    }

    /** Those that concern one of these curves. */
    List<Sign> of(List<String> curves) {
        return all.stream()
                .filter(sign -> sign.curve().isEmpty() || curves.contains(sign.curve()))
                .toList();
    }
}
