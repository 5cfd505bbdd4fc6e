package dev.plumbline.expect;

import dev.plumbline.model.Experiment;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Response;
import dev.plumbline.model.Treatment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sentences of {@code @Expect}; its list of forms is the whole grammar. */
final class ExpectationText {

    private static final String FOR = "(?: for (?<part>.+))?";

    /** A sentence's pattern, and what is made of it. */
    private record Form(Pattern pattern, BiFunction<ExpectationText, Matcher, Expected> make) {

        static Form of(String pattern, BiFunction<ExpectationText, Matcher, Expected> make) {
            return new Form(Pattern.compile(pattern), make);
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of("(?<what>.+?) (?<way>falls|rises) along (?<factor>[\\w$]+)" + FOR, ExpectationText::monotone),
            Form.of(
                    "(?<what>.+?) is flat along (?<factor>[\\w$]+) within (?<share>[\\d.]+ ?%)" + FOR,
                    ExpectationText::flat),
            Form.of(
                    "(?<what>.+?) at (?<left>.+) is (?:(?<least>at least )|(?<most>at most ))?(?<low>[\\d.]+)"
                            + "(?: to (?<high>[\\d.]+))? times that at (?<right>.+?)" + FOR,
                    ExpectationText::times),
            Form.of("(?<what>.+?) has no jump along (?<factor>[\\w$]+)" + FOR, ExpectationText::smooth),
            Form.of(
                    "(?<what>.+?) jumps (?<way>up|down) at (?<factor>[\\w$]+)=(?<level>.+?)(?: with (?<covariate>.+?))?"
                            + FOR,
                    ExpectationText::jump),
            Form.of(
                    "(?<what>.+?) bends at (?<factor>[\\w$]+)=(?<low>\\d{1,9})\\.\\.(?<high>\\d{1,9})" + FOR,
                    ExpectationText::knee),
            Form.of("(?<what>.+?) (?<not>does not limit|limits) (?<part>.+)", ExpectationText::limit));

    private static final String EXAMPLES =
            "'iops falls along vms', 'iops rises along vms', 'iops per vms falls along vms for placement=PACKED',"
                    + " 'throughput is flat along vms within 10%', 'iops at legs=2 is 1.8 to 2.2 times that at legs=1',"
                    + " 'iops at vms=6 is at most 0.5 times that at vms=1', 'iops jumps up at vms=13 with LUNs in use',"
                    + " 'iops has no jump along vms', 'ready bends at vms=3..6', 'lun-1 limits vms=8..12',"
                    + " 'peer-1* does not limit legs=2'";

    private final Experiment experiment;

    private ExpectationText(Experiment experiment) {
        this.experiment = experiment;
    }

    /**
     * Reads one.
     *
     * @throws MisuseException when it is of no known form, or names what the experiment does not have
     */
    static Expected parse(String text, Experiment experiment) {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(text.strip());
            if (matcher.matches()) {
                try {
                    return form.make().apply(new ExpectationText(experiment), matcher);
                } catch (MisuseException e) {
                    throw new MisuseException("@Expect(\"" + text + "\") cannot be: " + e.getMessage(), e);
                }
            }
        }
        throw new MisuseException("@Expect(\"" + text + "\") is not understood; write one of these: " + EXAMPLES);
    }

    private Expected monotone(Matcher matcher) {
        Quantity quantity = quantity(matcher);
        return along(
                matcher,
                new Monotone(
                        quantity,
                        matcher.group("way").equals("rises"),
                        response(quantity.response()).tolerance()));
    }

    private Expected flat(Matcher matcher) {
        double share = Quantities.share(matcher.group("share"));
        if (!(share > 0 && share < 1)) {
            throw new MisuseException("'within " + matcher.group("share") + "' must be above 0 % and below 100 %");
        }
        return along(matcher, new Flat(quantity(matcher), share));
    }

    private Expected times(Matcher matcher) {
        Selection right = Selection.parse(matcher.group("right"), experiment);
        Map<String, String> instead = new LinkedHashMap<>();
        right.levels().forEach((factor, taken) -> {
            if (taken.size() > 1) {
                throw new MisuseException("'" + matcher.group("right") + "' after 'times that at' takes " + taken.size()
                        + " levels of '" + factor + "'; name one");
            }
            instead.put(factor, taken.iterator().next());
        });
        Selection taken = Selection.parse(matcher.group("left"), experiment).and(part(matcher));
        List<Times.Pair> pairs = Times.pairs(experiment.treatments(), taken, instead);
        if (pairs.isEmpty()) {
            throw new MisuseException("no two treatments differ in that way alone");
        }
        double low = number(matcher.group("low"));
        boolean most = matcher.group("most") != null;
        boolean least = matcher.group("least") != null;
        if ((matcher.group("high") == null) != (most || least)) {
            throw new MisuseException("a ratio lies between two bounds, or is bounded on one side; write for example"
                    + " 'is 1.8 to 2.2 times', 'is at least 1.8 times' or 'is at most 0.5 times'");
        }
        double high = most ? low : least ? Double.POSITIVE_INFINITY : number(matcher.group("high"));
        if (!(low > 0 && high >= low)) {
            throw new MisuseException("the bounds " + low + " to " + high + " must be above 0, the lower one first");
        }
        return new Times(quantity(matcher), pairs, most ? 0 : low, high);
    }

    private Expected jump(Matcher matcher) {
        Factor factor = numeric(matcher.group("factor"));
        Set<String> found = Selection.parse(factor.name() + "=" + matcher.group("level"), experiment)
                .levels()
                .get(factor.name());
        Level level = factor.levels().stream()
                .filter(one -> found != null && found.contains(one.text()))
                .findFirst()
                .orElseThrow();
        if (found != null && found.size() > 1) {
            throw new MisuseException("a jump is at one level, and '" + matcher.group("level") + "' are several");
        }
        String covariate = matcher.group("covariate") == null ? "" : matcher.group("covariate");
        return along(matcher, new Jump(plain(matcher), matcher.group("way").equals("up"), level, covariate));
    }

    private Expected smooth(Matcher matcher) {
        numeric(matcher.group("factor"));
        return along(matcher, new Smooth(plain(matcher)));
    }

    private Expected knee(Matcher matcher) {
        numeric(matcher.group("factor"));
        return along(matcher, new Knee(plain(matcher), number(matcher.group("low")), number(matcher.group("high"))));
    }

    private Expected limit(Matcher matcher) {
        List<Treatment> about = matcher.group("part").equals("everything")
                ? experiment.treatments()
                : nonEmpty(part(matcher).of(experiment.treatments()));
        return new Limit(matcher.group("what"), matcher.group("not").equals("limits"), about);
    }

    private Along along(Matcher matcher, CurveRule rule) {
        Factor factor = Selection.factor(matcher.group("factor"), experiment);
        List<Treatment> about = nonEmpty(part(matcher).of(experiment.treatments()));
        if (about.stream()
                        .map(treatment -> treatment.level(factor.name()))
                        .distinct()
                        .count()
                < 2) {
            throw new MisuseException("that takes two levels of '" + factor.name() + "' or more");
        }
        return new Along(factor, about, rule);
    }

    private static List<Treatment> nonEmpty(List<Treatment> about) {
        if (about.isEmpty()) {
            throw new MisuseException("no treatment has all of these levels");
        }
        return about;
    }

    private Selection part(Matcher matcher) {
        return matcher.group("part") == null ? Selection.ALL : Selection.parse(matcher.group("part"), experiment);
    }

    private Quantity quantity(Matcher matcher) {
        String what = matcher.group("what");
        int per = what.lastIndexOf(" per ");
        if (per < 0
                || experiment.responses().stream()
                        .anyMatch(response -> response.name().equals(what))) {
            return new Quantity(response(what).name(), "");
        }
        Factor factor = numeric(what.substring(per + " per ".length()));
        if (factor.levels().stream().anyMatch(level -> level.number() == null || level.number() <= 0)) {
            throw new MisuseException("a share per '" + factor.name() + "' takes levels above 0");
        }
        return new Quantity(response(what.substring(0, per)).name(), factor.name());
    }

    private Quantity plain(Matcher matcher) {
        return new Quantity(response(matcher.group("what")).name(), "");
    }

    private Response response(String name) {
        return experiment.responses().stream()
                .filter(response -> response.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MisuseException("'" + name + "' is no response; those declared by @Response are "
                        + experiment.responses().stream().map(Response::name).toList()));
    }

    private Factor numeric(String name) {
        Factor factor = Selection.factor(name, experiment);
        if (!factor.numeric()) {
            throw new MisuseException(
                    "'" + name + "' is no factor of numbers, so nothing lies between its levels " + factor.levels());
        }
        return factor;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new MisuseException("'" + text + "' is no number", e);
        }
    }
}
