package dev.plumbline.icf;

import dev.plumbline.load.AccessLine;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.model.MisuseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The experiment that a file would be, as Java: one factor for each thing that it varies. */
final class IcfExperiment {

    /** Names that the source uses itself. */
    private static final Set<String> TAKEN = Set.of(
            "AccessLine",
            "AccessSpec",
            "Blocks",
            "DiskLoad",
            "Duration",
            "Experiment",
            "Factor",
            "IllegalArgumentException",
            "LunSet",
            "Luns",
            "Machines",
            "Measurement",
            "Response",
            "String",
            "Vms");

    private static final int LONGEST_NAME = 80;
    private static final long MIB = 1 << 20;
    private static final long SMALLEST_DISK_MIB = 16;
    private static final int BLOCKS_OF_A_DISK = 4;

    private final IcfFile file;
    private final List<String> specifications;
    private final List<Integer> machines;
    private final List<Integer> depths;

    IcfExperiment(IcfFile file) {
        this.file = file;
        this.specifications = file.diskSpecifications();
        this.machines = file.machineCounts();
        this.depths = file.queueDepths();
        if (specifications.isEmpty()) {
            throw new MisuseException(file.name() + " has no access specification that disks can do, so it is no"
                    + " experiment; network workers are a StreamLoad or a DownloadLoad");
        }
    }

    String text() {
        return imports() + "\n" + javadoc() + "class " + className() + " {\n\n" + experiment() + "\n" + accesses()
                + "}\n";
    }

    private static String imports() {
        return """
                import static dev.plumbline.model.Better.HIGHER;

                import dev.plumbline.api.Blocks;
                import dev.plumbline.api.Experiment;
                import dev.plumbline.api.Factor;
                import dev.plumbline.api.Response;
                import dev.plumbline.lab.LunSet;
                import dev.plumbline.lab.Luns;
                import dev.plumbline.lab.Machines;
                import dev.plumbline.lab.Vms;
                import dev.plumbline.load.AccessLine;
                import dev.plumbline.load.AccessSpec;
                import dev.plumbline.load.DiskLoad;
                import dev.plumbline.model.Measurement;
                import java.time.Duration;
                """;
    }

    private String javadoc() {
        List<String> lines = new ArrayList<>();
        lines.add("What " + comment(file.name()) + " asks of disks"
                + (file.setup().description().isEmpty()
                        ? "."
                        : ": " + comment(file.setup().description()) + "."));
        lines.add("Its type is " + file.setup().type() + "; every combination is measured, in random order.");
        lines.add("Its times: mvn test -Dtest=" + className() + " -Dplumbline.warmUp="
                + seconds(file.setup().rampUp()) + runTime());
        return lines.stream().collect(Collectors.joining("\n * ", "/**\n * ", "\n */\n"));
    }

    private String runTime() {
        Duration time = file.setup().runTime();
        return time.isZero()
                ? " (it runs until it is stopped; choose a time with -Dplumbline.measure)"
                : " -Dplumbline.measure=" + seconds(time);
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }

    private String experiment() {
        List<String> parameters = new ArrayList<>();
        if (machines.size() > 1) {
            parameters.add("@Factor({" + numbers(machines) + "}) int vms");
        }
        if (specifications.size() > 1) {
            parameters.add("@Factor({"
                    + joined(specifications.stream().map(IcfExperiment::quoted).toList()) + "}) String spec");
        }
        if (depths.size() > 1) {
            parameters.add("@Factor({" + numbers(depths) + "}) int depth");
        }
        long disk = diskMib();
        int most = machines.stream().max(Comparator.naturalOrder()).orElseThrow();
        String count = machines.size() > 1 ? "{vms}" : machines.get(0).toString();
        parameters.add("@Luns(size = \"" + disk * most + " MiB\") LunSet lun");
        parameters.add("@Vms(count = \"" + count + "\", disk = \"" + disk + " MiB\") Machines machines");
        return """
                    @Experiment("What do the disks of %s deliver?")
                    @Blocks(5)
                    @Response(name = "iops", unit = "1/s", better = HIGHER, tolerance = "5%%")
                    Measurement disk(
                            %s) {
                        return machines.run(DiskLoad.of(%s.withOutstanding(%s)).on(lun));
                    }
                """.formatted(
                        comment(file.name()),
                        String.join(",\n            ", parameters),
                        specifications.size() > 1 ? "access(spec)" : "access()",
                        depths.size() > 1 ? "depth" : depths.get(0).toString());
    }

    /** Large enough for a few of the largest operations. */
    private long diskMib() {
        long block = specifications.stream()
                .mapToLong(name -> file.access(name).blockBytes())
                .max()
                .orElseThrow();
        return Math.max(SMALLEST_DISK_MIB, (block * BLOCKS_OF_A_DISK + MIB - 1) / MIB);
    }

    /** One method for each specification, because a method of Java has its limits. */
    private String accesses() {
        if (specifications.size() == 1) {
            return method("access", specifications.get(0));
        }
        StringBuilder text = new StringBuilder("""
                    private static AccessSpec access(String spec) {
                        return switch (spec) {
                """);
        for (int i = 0; i < specifications.size(); i++) {
            text.append("            case ")
                    .append(quoted(specifications.get(i)))
                    .append(" -> access")
                    .append(i + 1)
                    .append("();\n");
        }
        text.append("            default -> throw new IllegalArgumentException(spec);\n        };\n    }\n");
        for (int i = 0; i < specifications.size(); i++) {
            text.append('\n').append(method("access" + (i + 1), specifications.get(i)));
        }
        return text.toString();
    }

    private String method(String name, String specification) {
        AccessSpec access = file.access(specification);
        return "    /** " + comment(specification) + ": " + comment(access.description())
                + ". Of each line: size, share, reads, random, delay, burst, alignment, reply. */\n"
                + "    private static AccessSpec " + name + "() {\n        return AccessSpec.of(\n                "
                + access.lines().stream().map(IcfExperiment::line).collect(Collectors.joining(",\n                "))
                + ");\n    }\n";
    }

    private static String line(AccessLine line) {
        return String.format(
                Locale.ROOT,
                "new AccessLine(%d, %s, %s, %s, Duration.ofMillis(%d), %d, %d, %d)",
                line.blockBytes(),
                line.share(),
                line.readShare(),
                line.randomShare(),
                line.delay().toMillis(),
                line.burst(),
                line.alignBytes(),
                line.replyBytes());
    }

    /** The file's name as that of a class: {@code all-in-one.icf} becomes {@code AllInOne}. */
    String className() {
        String stem = file.name().replaceFirst("(?i)\\.icf$", "");
        StringBuilder name = new StringBuilder();
        for (String word : stem.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        name.setLength(Math.min(name.length(), LONGEST_NAME));
        boolean usable = name.length() > 0 && Character.isLetter(name.charAt(0)) && !TAKEN.contains(name.toString());
        return usable ? name.toString() : "Icf" + name;
    }

    private static String numbers(List<Integer> numbers) {
        return joined(numbers.stream().map(number -> "\"" + number + "\"").toList());
    }

    private static String joined(List<String> texts) {
        return String.join(", ", texts);
    }

    /** A literal of Java, in ASCII. */
    private static String quoted(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                literal.append('\\').append(c);
            } else if (c >= ' ' && c < 127) {
                literal.append(c);
            } else {
                literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return literal.append('"').toString();
    }

    /** What neither ends a comment or a literal nor is an escape in one. */
    private static String comment(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9 .,;:%()+/_=-]", "?");
        return plain.length() <= 100 ? plain : plain.substring(0, 100) + "...";
    }
}
