package dev.plumbline.reports.charts;

import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.reports.source.TreatmentReport;
import dev.plumbline.reports.text.Safe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How busy each named resource was beside the load, against the swept factor: one panel for each level of the other factors. */
final class BusySheets {

    private static final int PANELS = 6;
    private static final int POINTS = 150;

    /** As in judging: from this share on a resource is taken as the limit; queues leave gaps, so it is less than one. */
    private static final double LIMIT = 0.9;

    private final Layout layout;
    private final Map<String, Map<String, Double>> shares = new HashMap<>();

    private BusySheets(Layout layout) {
        this.layout = layout;
        layout.groups().values().stream()
                .flatMap(List::stream)
                .forEach(treatment -> shares.put(treatment.treatment().id(), means(treatment)));
    }

    static List<Sheet> of(Layout all) {
        Layout.Choice panels = all.most(PANELS);
        Layout.Choice levels = panels.layout()
                .levels(POINTS / Math.max(2, panels.layout().groups().size()));
        List<String> remarks = new ArrayList<>(panels.remark());
        remarks.addAll(levels.remark());
        return new BusySheets(levels.layout()).draw(remarks);
    }

    private Map<String, Double> means(TreatmentReport treatment) {
        Map<String, List<Double>> all = new TreeMap<>();
        layout.measured(treatment)
                .forEach(measurement -> measurement
                        .busy()
                        .forEach((name, share) -> all.computeIfAbsent(name, n -> new ArrayList<>())
                                .add(share)));
        Map<String, Double> means = new TreeMap<>();
        all.forEach((name, values) -> {
            OptionalDouble mean = values.stream()
                    .filter(Double::isFinite)
                    .mapToDouble(Double::doubleValue)
                    .average();
            mean.ifPresent(value -> means.put(name, value));
        });
        return means;
    }

    private List<Sheet> draw(List<String> left) {
        Map<String, Double> highest = new TreeMap<>();
        shares.values().forEach(busy -> busy.forEach((name, share) -> highest.merge(name, share, Math::max)));
        if (highest.isEmpty()) {
            return List.of();
        }
        List<String> resources = highest.keySet().stream()
                .sorted(Comparator.comparingDouble((String name) -> -highest.getOrDefault(name, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(Charts.CURVES)
                .sorted()
                .toList();
        Map<String, List<Curve>> groups = new LinkedHashMap<>();
        layout.groups()
                .forEach((name, treatments) -> groups.put(
                        name,
                        resources.stream()
                                .map(resource -> curve(resource, treatments))
                                .filter(Curve::hasValue)
                                .toList()));
        Scale scale = Scale.shares(highest.values().stream().mapToDouble(Double::doubleValue));
        List<Panel> panels = new ArrayList<>();
        groups.forEach((name, curves) -> {
            String title = (name.isEmpty() ? "" : Safe.line(name, 60) + ": ") + "busy (% of the time)";
            if (!curves.isEmpty()) {
                panels.add(new Panel(title, "busy", "", scale, curves, 1.0));
            }
        });
        boolean limited = highest.values().stream().anyMatch(share -> share >= LIMIT);
        Sheet.Key key = Sheet.Key.of("");
        return List.of(new Sheet(
                "how busy each resource was" + layout.axis().over(),
                "busy",
                layout.axis(),
                panels,
                limited ? key.ringed("the limit: busy for 90 % of the time or more") : key,
                List.of(),
                remarks(left, highest.size() - resources.size())));
    }

    private Curve curve(String resource, List<TreatmentReport> treatments) {
        return new Curve(
                resource,
                treatments.stream()
                        .map(treatment -> {
                            Map<String, Double> busy =
                                    shares.getOrDefault(treatment.treatment().id(), Map.of());
                            Double share = busy.get(resource);
                            Dot empty = layout.dot(treatment);
                            return Dot.of(empty.x(), empty.id(), empty.name(), share)
                                    .ringed(share != null && share >= LIMIT);
                        })
                        .toList());
    }

    private List<String> remarks(List<String> left, int more) {
        Judgement judgement = layout.report().judgement();
        List<String> remarks = new ArrayList<>(Stream.ofNullable(judgement)
                .flatMap(judged -> judged.findings().stream())
                .filter(finding -> finding.kind() == Finding.Kind.LIMIT)
                .map(Finding::sentence)
                .limit(3)
                .toList());
        if (more > 0) {
            remarks.add("Resources that were less busy and are not drawn: " + more + ".");
        }
        remarks.addAll(left);
        return remarks;
    }
}
