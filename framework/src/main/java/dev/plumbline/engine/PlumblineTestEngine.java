package dev.plumbline.engine;

import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.model.MisuseException;
import dev.plumbline.plan.Only;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/** The JUnit Platform engine whose tests are experiments; its id is {@value #ID}. */
public final class PlumblineTestEngine extends HierarchicalTestEngine<RunContext> {

    /** The engine's id. */
    public static final String ID = "plumbline";

    private final InstantSource wall;

    /** The engine, as the platform makes it. */
    public PlumblineTestEngine() {
        this(InstantSource.system());
    }

    /** @param wall this computer's clock, which may be set */
    PlumblineTestEngine(InstantSource wall) {
        this.wall = wall;
    }

    @Override
    public String getId() {
        return ID;
    }

    /** Finds experiments; pure, since build tools do it once for each candidate class, and again. */
    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        RunDescriptor root = new RunDescriptor(uniqueId);
        Lookup lookup = new Lookup(request.getConfigurationParameters());
        Only only = only(lookup, root);
        EngineDiscoveryRequestResolver.<RunDescriptor>builder()
                .addClassContainerSelectorResolver(ExperimentSelectorResolver::holdsExperiments)
                .addSelectorResolver(new ExperimentSelectorResolver(only))
                .addTestDescriptorVisitor(context -> new Tidying(context.getIssueReporter()))
                .build()
                .resolve(request, root);
        return root;
    }

    @Override
    protected RunContext createExecutionContext(ExecutionRequest request) {
        return RunContext.of(request, wall);
    }

    /** A value that makes no sense selects everything here; every experiment then fails with the sentence. */
    private static Only only(Lookup lookup, RunDescriptor root) {
        try {
            return Only.parse(lookup.get(PlumblineProperties.ONLY).orElse(""));
        } catch (MisuseException e) {
            root.reject(String.valueOf(e.getMessage()));
            return Only.parse("");
        }
    }

    /** Orders what was found, drops what is not asked for, and reports mistakes. */
    private static final class Tidying implements TestDescriptor.Visitor {

        private final DiscoveryIssueReporter reporter;

        Tidying(DiscoveryIssueReporter reporter) {
            this.reporter = reporter;
        }

        @Override
        public void visit(TestDescriptor descriptor) {
            if (descriptor instanceof ClassDescriptor) {
                // Reflection has no order of its own.
                descriptor.orderChildren(children -> sortedByName(children));
                List.copyOf(descriptor.getChildren()).forEach(child -> tidy((ExperimentDescriptor) child));
            } else if (descriptor instanceof ExperimentDescriptor experiment) {
                descriptor.orderChildren(experiment::inOrder);
            }
        }

        private void tidy(ExperimentDescriptor experiment) {
            experiment.notAskedFor().ifPresent(sentence -> {
                issue(experiment, sentence);
                experiment.removeFromHierarchy();
            });
            experiment.mistakes().forEach(mistake -> issue(experiment, mistake));
        }

        /** A warning, since an error would keep all other experiments from being run; the experiment itself fails. */
        private void issue(ExperimentDescriptor experiment, String sentence) {
            reporter.reportIssue(DiscoveryIssue.builder(DiscoveryIssue.Severity.WARNING, sentence)
                    .source(experiment.getSource()));
        }

        private static List<TestDescriptor> sortedByName(List<TestDescriptor> children) {
            List<TestDescriptor> sorted = new ArrayList<>(children);
            sorted.sort(Comparator.comparing(TestDescriptor::getDisplayName));
            return sorted;
        }
    }
}
