package dev.plumbline.reports.allure;

import dev.plumbline.model.About;
import dev.plumbline.model.Session;
import dev.plumbline.reports.text.Safe;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Labels and parameters of results. */
final class Labels {

    private Labels() {}

    /** Those that put a result under its class and its experiment. */
    static List<Label> of(String className, String methodName, Collection<String> tags) {
        List<Label> labels = new ArrayList<>();
        int dot = className.lastIndexOf('.');
        labels.add(label("parentSuite", dot < 0 ? "(no package)" : className.substring(0, dot)));
        labels.add(label("suite", className.substring(dot + 1)));
        labels.add(label("subSuite", methodName));
        labels.add(label("package", className));
        labels.add(label("testClass", className));
        labels.add(label("testMethod", methodName));
        labels.add(label("framework", "plumbline"));
        labels.add(label("language", "java"));
        tags.forEach(tag -> labels.add(label("tag", tag)));
        return labels;
    }

    /** Owner and severity, where they are declared. */
    static List<Label> about(@Nullable About about) {
        List<Label> labels = new ArrayList<>();
        if (about != null && about.owner() != null) {
            labels.add(label("owner", about.owner()));
        }
        if (about != null && about.severity() != null) {
            labels.add(label("severity", about.severity().name().toLowerCase(Locale.ROOT)));
        }
        return labels;
    }

    static List<Link> links(@Nullable About about) {
        return about == null
                ? List.of()
                : about.links().stream()
                        .map(link -> new Link()
                                .setName(Safe.line(link.name(), Safe.NAME))
                                .setUrl(link.address()))
                        .toList();
    }

    static Parameter parameter(String name, String value) {
        return new Parameter().setName(Safe.line(name, Safe.NAME)).setValue(Safe.line(value, Safe.NAME));
    }

    /** What differs from run to run: neither shown nor part of what history goes by. */
    static List<Parameter> hidden(Session session) {
        return List.of(
                hidden("seed", Long.toString(session.seed())),
                hidden("blocks", Integer.toString(session.design().blocks())),
                hidden("lab", session.lab().name()),
                hidden("session", session.id()),
                hidden("started", session.started().toString()));
    }

    private static Parameter hidden(String name, String value) {
        return parameter(name, value).setExcluded(true).setMode(Parameter.Mode.HIDDEN);
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(Safe.line(value, Safe.NAME));
    }
}
