package dev.plumbline.reports.allure;

import dev.plumbline.model.Session;
import dev.plumbline.reports.text.Safe;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
