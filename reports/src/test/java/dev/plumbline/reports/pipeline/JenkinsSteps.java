package dev.plumbline.reports.pipeline;

import groovy.lang.Closure;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Jenkinsfile is run against in place of Jenkins: every step is noted, with what it was told; what stands in braces is run,
 * unless its stage's condition does not hold.
 */
public abstract class JenkinsSteps extends Script {

    /** {@code error} ends a build. */
    static final class BuildFailed extends GroovyRuntimeException {
        private static final long serialVersionUID = 1;

        BuildFailed(String message) {
            super(message);
        }
    }

    /** Every step in the order in which it was run, as {@code name [arguments]}. */
    final List<String> steps = new ArrayList<>();

    final Map<String, Object> params = new HashMap<>();
    final Map<String, Object> currentBuild = new HashMap<>();
    int exitCode;
    String summary = "";
    private boolean holds = true;

    @Override
    public Object getProperty(String name) {
        return switch (name) {
            case "params" -> params;
            case "currentBuild" -> currentBuild;
            default -> super.getProperty(name);
        };
    }

    @Override
    public Object invokeMethod(String name, Object args) {
        Object[] arguments = args instanceof Object[] array ? array : new Object[] {args};
        List<Object> told = new ArrayList<>();
        Closure<?> block = null;
        for (Object argument : arguments) {
            if (argument instanceof Closure<?> closure) {
                block = closure;
            } else {
                told.add(argument);
            }
        }
        steps.add(name + " " + told);
        return switch (name) {
            case "sh" -> told.get(0) instanceof Map<?, ?> ? exitCode : null;
            case "fileExists" -> true;
            case "readFile" -> summary;
            case "error" -> throw new BuildFailed(String.valueOf(told.get(0)));
            case "when" -> holds = Boolean.TRUE.equals(run(block));
            case "steps", "post" -> holds ? run(block) : null;
            case "stage" -> {
                holds = true;
                yield run(block);
            }
            default -> run(block);
        };
    }

    private static Object run(Closure<?> block) {
        return block == null ? null : block.call();
    }
}
