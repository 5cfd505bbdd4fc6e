package dev.plumbline.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a plan says that its session does not, as texts by name; two plans that have the same texts ask for the same. */
public final class PlanMarks {

    /** As much of a digest as two different plans will not share. */
    private static final int DIGITS = 16;

    private PlanMarks() {}

    /** Those of a plan: when it may end, what stands around trials, and a digest of how each resource is made. */
    public static SortedMap<String, String> of(RunPlan plan) {
        SortedMap<String, String> marks = new TreeMap<>();
        plan.rule()
                .precision()
                .ifPresent(
                        it -> marks.put("precision", it + " from " + plan.rule().least() + " blocks"));
        if (!plan.definition().interceptors().isEmpty()) {
            marks.put(
                    "interceptors",
                    plan.definition().interceptors().stream()
                            .map(Class::getName)
                            .collect(Collectors.joining(", ")));
        }
        List<ResourceDefinition> resources = plan.definition().resources();
        for (int i = 0; i < resources.size(); i++) {
            ResourceDefinition resource = resources.get(i);
            String name =
                    "'" + resource.name() + "' (@" + resource.annotationType().getSimpleName() + ")";
            marks.put("scope of " + name, resource.scope().name());
            marks.put("spec of " + name, digest(specs(plan, i)));
        }
        return marks;
    }

    private static String specs(RunPlan plan, int resource) {
        List<String> texts = new ArrayList<>();
        texts.add(SpecText.of(plan.wholes().get(resource)));
        plan.points().forEach(point -> texts.add(SpecText.of(point.specs().get(resource))));
        return String.join("\n", texts);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
