package dev.plumbline;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which package of the framework may use which other ones. */
final class PackageTable {

    private static final String ROOT = "dev.plumbline.";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("statistics", Set.of()),
            Map.entry("lab", Set.of("model")),
            Map.entry("load", Set.of("model", "lab")),
            // Benchmarks, which run in JVMs of their own.
            Map.entry("load.jmh", Set.of()),
            // What several kinds of lab are built of.
            Map.entry("lab.linux", Set.of("model", "lab")),
            Map.entry("lab.ssh", Set.of("model", "lab", "lab.linux")),
            // Once a machine is made by commands, it is a host.
            Map.entry("lab.command", Set.of("model", "lab", "lab.linux", "lab.ssh", "lab.hosts", "fingerprint")),
            Map.entry("fingerprint", Set.of("model", "lab")),
            Map.entry("api", Set.of("model")),
            Map.entry("plan", Set.of("model", "lab", "api", "expect")),
            Map.entry("measure", Set.of("model", "lab")),
            Map.entry("journal", Set.of("model")),
            Map.entry("baseline", Set.of("model", "statistics", "journal", "expect")),
            // What must come out of an experiment.
            Map.entry("expect", Set.of("model", "statistics")),
            // What other tools wrote, as sessions.
            Map.entry("imports", Set.of("model", "journal")),
            // What IOMeter is configured with, as loads.
            Map.entry("icf", Set.of("model", "load")),
            // What is typed beside mvn test. It shows and keeps what there is, and never measures.
            Map.entry("cli", Set.of("model", "lab", "fingerprint", "journal", "baseline", "imports", "icf", "load")),
            Map.entry(
                    "engine",
                    Set.of(
                            "model",
                            "statistics",
                            "lab",
                            "load",
                            "fingerprint",
                            "api",
                            "plan",
                            "measure",
                            "journal",
                            "baseline")));

    /** Of a kind of lab: it may use the contracts and what reads this computer, and no other kind may use it, but where a row says so. */
    private static final Set<String> OF_A_KIND_OF_LAB = Set.of("model", "lab", "lab.linux", "lab.ssh", "fingerprint");

    private PackageTable() {}

    static ArchCondition<JavaClass> onlyUseWhatItAllows() {
        return new ArchCondition<>("only use packages that the table allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Optional<Set<String>> allowed = row(ours(type));
                if (allowed.isEmpty()) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getPackageName() + " is not in the table; add what it may use"));
                    return;
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (target.getPackageName().startsWith(ROOT)
                            && !ours(target).equals(ours(type))
                            && !allowed.get().contains(ours(target))) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static Optional<Set<String>> row(String name) {
        return Optional.ofNullable(MAY_USE.get(name))
                .or(() -> name.startsWith("lab.") ? Optional.of(OF_A_KIND_OF_LAB) : Optional.empty());
    }

    /** The package, as the table names it. */
    private static String ours(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }
}
