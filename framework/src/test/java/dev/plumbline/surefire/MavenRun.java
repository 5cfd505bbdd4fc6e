package dev.plumbline.surefire;

import java.util.List;

/**
 * What a user sees of a run.
 *
 * @param exitCode Maven's
 * @param lines what it printed
 * @param cases what Surefire's result files hold
 */
public record MavenRun(int exitCode, List<String> lines, List<TestCase> cases) {

    public String text() {
        return String.join("\n", lines);
    }

    /** The names of the tests, each behind its class. */
    public List<String> tests() {
        return cases.stream().map(it -> it.className() + "." + it.name()).toList();
    }

    public List<TestCase> casesOf(String className) {
        return cases.stream().filter(it -> it.className().equals(className)).toList();
    }

    /** Why those tests failed that did. */
    public List<String> failures() {
        return cases.stream()
                .filter(it -> it.outcome().equals("failure"))
                .map(it -> it.messages().get(0))
                .toList();
    }
}
