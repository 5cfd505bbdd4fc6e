package dev.plumbline.icf;

import dev.plumbline.icf.IcfText.Line;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** {@code 'TEST SETUP}. */
final class IcfSetupSection implements IcfSection {

    private static final List<String> KEYS = List.of(
            "test description",
            "run time",
            "ramp up time",
            "worker cycling",
            "disk cycling",
            "queue depth cycling",
            "test type");

    private static final int MOST = 1_000_000;

    private IcfSetup setup = IcfSetup.DEFAULT;
    private String key = "";

    @Override
    public boolean key(Line line, String name) {
        // newer versions add a unit, as 'Ramp Up Time (s)
        List<String> found = KEYS.stream().filter(name::startsWith).toList();
        if (found.isEmpty()) {
            return false;
        }
        key = found.get(0);
        return true;
    }

    @Override
    public void value(Line line) {
        IcfSetup s = setup;
        setup = switch (key) {
            case "test description" -> with(s.description().isEmpty() ? line.text() : s.description(), s.type());
            case "run time" -> with(runTime(line), s.rampUp());
            case "ramp up time" ->
                with(
                        s.runTime(),
                        Duration.ofSeconds(IcfFields.blanks(line, "seconds").whole("ramp up time", 0, MOST)));
            case "worker cycling" -> with(cycle(line), s.targets(), s.queueDepth(), s.mostOutstanding());
            case "disk cycling" -> with(s.workers(), cycle(line), s.queueDepth(), s.mostOutstanding());
            case "queue depth cycling" -> queueDepth(line);
            case "test type" -> with(s.description(), type(line));
            default -> s;
        };
    }

    @Override
    public void end(Line line) {}

    IcfSetup setup() {
        return setup;
    }

    private static Duration runTime(Line line) {
        IcfFields fields = IcfFields.blanks(line, "hours, minutes and seconds");
        return Duration.ofHours(fields.whole("hours", 0, MOST))
                .plusMinutes(fields.whole("minutes", 0, MOST))
                .plusSeconds(fields.whole("seconds", 0, MOST));
    }

    private static IcfCycle cycle(Line line) {
        IcfFields fields = IcfFields.blanks(line, "start, step and step type");
        return cycle(fields, fields.whole("start", 1, MOST), fields.whole("step", 1, MOST), line);
    }

    private static IcfCycle cycle(IcfFields fields, int start, int step, Line line) {
        String type = fields.text().toUpperCase(Locale.ROOT);
        if (!type.matches("LINEAR|EXPONENTIAL|[01]")) {
            throw line.mistake("has the step type " + IcfText.quoted(type) + "; it is LINEAR or EXPONENTIAL");
        }
        return new IcfCycle(start, step, type.equals("EXPONENTIAL") || type.equals("1"));
    }

    private IcfSetup queueDepth(Line line) {
        IcfFields fields = IcfFields.blanks(line, "start, end, step and step type");
        int start = fields.whole("start", 1, 1024);
        int end = fields.whole("end", start, 1024);
        IcfCycle cycle = cycle(fields, start, fields.whole("step", 1, MOST), line);
        return with(setup.workers(), setup.targets(), cycle, end);
    }

    private static IcfTestType type(Line line) {
        String text = line.text().toUpperCase(Locale.ROOT);
        List<IcfTestType> types = List.of(IcfTestType.values());
        for (int number = 0; number < types.size(); number++) {
            if (text.equals(types.get(number).name()) || text.equals(Integer.toString(number))) {
                return types.get(number);
            }
        }
        throw line.mistake("has the test type " + line.quoted() + "; there are 0 to 7, or " + types);
    }

    private IcfSetup with(String description, IcfTestType type) {
        IcfSetup s = setup;
        return new IcfSetup(
                description,
                s.runTime(),
                s.rampUp(),
                type,
                s.workers(),
                s.targets(),
                s.queueDepth(),
                s.mostOutstanding());
    }

    private IcfSetup with(Duration runTime, Duration rampUp) {
        IcfSetup s = setup;
        return new IcfSetup(
                s.description(),
                runTime,
                rampUp,
                s.type(),
                s.workers(),
                s.targets(),
                s.queueDepth(),
                s.mostOutstanding());
    }

    private IcfSetup with(IcfCycle workers, IcfCycle targets, IcfCycle queueDepth, int mostOutstanding) {
        IcfSetup s = setup;
        return new IcfSetup(
                s.description(), s.runTime(), s.rampUp(), s.type(), workers, targets, queueDepth, mostOutstanding);
    }
}
