package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Expect;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.model.Measurement;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What a user sees in the tree, and how parts of it are selected. */
class TreeTest {

    private static final String EXPERIMENT =
            "[engine:plumbline]/[class:" + Sweep.class.getName() + "]/[experiment:disk]";

    @TempDir
    Path output;

    enum Placement {
        PACKED,
        ALTERNATING
    }

    static class Sweep {

        @Experiment(value = "Does placement matter?", tags = "disk")
        @Blocks(1)
        @Response(name = "iops", better = HIGHER)
        Measurement disk(@Factor("8..10") int vms, @Factor({"PACKED", "ALTERNATING"}) Placement placement) {
            return Measurement.of("iops", vms);
        }

        @Experiment(
                value = "Does anything else?",
                tags = {"net", "slow"})
        @Blocks(1)
        @Response(name = "mbps", better = HIGHER)
        Measurement another() {
            return Measurement.of("mbps", 1);
        }

        @Experiment("Does it grow?")
        @Blocks(2)
        @Response(name = "mbps", better = HIGHER)
        @Expect("mbps rises along vms")
        @Expect("mbps falls along vms")
        Measurement shape(@Factor("1..3") int vms) {
            return Measurement.of("mbps", vms);
        }

        @Experiment(value = "Not now", disabled = "the switch is away for repair")
        @Response(name = "x", better = HIGHER)
        Measurement zzz() {
            return Measurement.of("x", 1);
        }
    }

    private EngineExecutionResults run(DiscoverySelector... selectors) {
        return new EngineRun(output).execute(selectors);
    }

    @Test
    void anExperimentIsAContainerWithALeafForEachTreatmentAndOneForTheWholeSweep() {
        assertThat(EngineRun.leaves(run(selectMethod(Sweep.class, "disk"))))
                .containsExactly(
                        "vms=8, placement=PACKED",
                        "vms=8, placement=ALTERNATING",
                        "vms=9, placement=PACKED",
                        "vms=9, placement=ALTERNATING",
                        "vms=10, placement=PACKED",
                        "vms=10, placement=ALTERNATING",
                        "whole sweep");
    }

    @Test
    void experimentsStandInTheOrderOfTheirNames() {
        EngineExecutionResults results = run(selectClass(Sweep.class));

        assertThat(results.containerEvents().started().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .containsExactly("Plumbline", "Sweep", "another", "disk", "shape");
    }

    @Test
    void anExperimentWithoutFactorsHasOneTreatment() {
        assertThat(EngineRun.leaves(run(selectMethod(Sweep.class, "another")))).containsExactly("all", "whole sweep");
    }

    @Test
    void anExpectationIsALeafThatPassesOrFailsOfItsOwn() {
        EngineExecutionResults results = run(selectMethod(Sweep.class, "shape"));

        assertThat(EngineRun.leaves(results))
                .endsWith("whole sweep", "expected: mbps rises along vms", "expected: mbps falls along vms");
        assertThat(EngineRun.failures(results))
                .singleElement()
                .asString()
                .startsWith("not as expected: mbps falls along vms: it rises by 200 % from vms=1 to vms=3");
    }

    @Test
    void anExpectationIsSelectedByItsSentence() {
        UniqueId id = UniqueId.parse(EXPERIMENT)
                .removeLastSegment()
                .append("experiment", "shape")
                .append("expectation", "mbps rises along vms");

        assertThat(EngineRun.leaves(run(selectUniqueId(id)))).containsExactly("expected: mbps rises along vms");
    }

    @Test
    void aDisabledExperimentIsSkippedWithItsReason() {
        EngineExecutionResults results = run(selectMethod(Sweep.class, "zzz"));

        assertThat(results.containerEvents().skipped().stream().map(event -> event.getRequiredPayload(String.class)))
                .containsExactly("the switch is away for repair");
        assertThat(results.testEvents().started().count()).isZero();
    }

    @Test
    void idsCarryLevelsAndNeverAnIndex() {
        assertThat(run(selectMethod(Sweep.class, "disk")).testEvents().started().stream()
                        .map(event -> event.getTestDescriptor().getUniqueId()))
                .contains(
                        UniqueId.parse(EXPERIMENT).append("treatment", "placement=PACKED,vms=8"),
                        UniqueId.parse(EXPERIMENT).append("sweep", "whole"));
    }

    @Test
    void everyLeafHasTheMethodAsItsSourceAndTheExperimentsTags() {
        assertThat(run(selectMethod(Sweep.class, "disk")).testEvents().started().stream()
                        .map(Event::getTestDescriptor))
                .hasSize(7)
                .allSatisfy(leaf -> {
                    assertThat(leaf.getSource().orElseThrow()).isInstanceOfSatisfying(MethodSource.class, source -> {
                        assertThat(source.getClassName()).isEqualTo(Sweep.class.getName());
                        assertThat(source.getMethodName()).isEqualTo("disk");
                    });
                    assertThat(leaf.getTags()).extracting(tag -> tag.getName()).containsExactly("disk");
                });
    }

    @Test
    void legacyNamesAreTheClassAndTheMethodWithItsLevels() {
        TestDescriptor leaf =
                run(selectUniqueId(EXPERIMENT + "/[treatment:placement=PACKED%2Cvms=8]"))
                        .testEvents()
                        .started()
                        .stream()
                        .findFirst()
                        .orElseThrow()
                        .getTestDescriptor();

        assertThat(leaf.getLegacyReportingName()).isEqualTo("disk[vms=8,placement=PACKED]");
        TestDescriptor testClass =
                leaf.getParent().flatMap(TestDescriptor::getParent).orElseThrow();
        assertThat(testClass.getLegacyReportingName()).isEqualTo(Sweep.class.getName());
    }

    /** Surefire would otherwise give both leaves the method's name. */
    @Test
    void theSourceOfALeafIsTheMethodAndHasParameterTypesAlsoWhereTheMethodHasNone() throws Exception {
        Method another = Sweep.class.getDeclaredMethod("another");

        assertThat(run(selectMethod(Sweep.class, "another")).testEvents().started().stream()
                        .map(event -> event.getTestDescriptor().getSource().orElseThrow()))
                .hasSize(2)
                .allSatisfy(source -> assertThat(source).isInstanceOfSatisfying(MethodSource.class, method -> {
                    assertThat(method.getMethodParameterTypes()).isNotBlank();
                    assertThat(method.getJavaMethod()).isEqualTo(another);
                }));
    }

    @Test
    void theIdOfALeafSelectsThatLeafAlone() {
        EngineRun run = new EngineRun(output);

        EngineExecutionResults results = run.execute(
                selectUniqueId(EXPERIMENT + "/[treatment:placement=PACKED%2Cvms=8]"),
                selectUniqueId(EXPERIMENT + "/[treatment:placement=ALTERNATING%2Cvms=10]"));

        assertThat(EngineRun.leaves(results))
                .containsExactly("vms=8, placement=PACKED", "vms=10, placement=ALTERNATING");
        assertThat(run.journal().sessions().get(0).session().trials()).hasSize(2);
        assertThat(run.journal().sessions().get(0).session().partial()).isTrue();
    }

    @Test
    void theIdOfAnExperimentOrAClassSelectsAllOfIt() {
        assertThat(EngineRun.leaves(run(selectUniqueId(EXPERIMENT)))).hasSize(7);
        assertThat(EngineRun.leaves(run(selectUniqueId("[engine:plumbline]/[class:" + Sweep.class.getName() + "]"))))
                .hasSize(15);
    }

    @Test
    void theIdOfALeafBesideItsClassAddsNothingTwice() {
        assertThat(EngineRun.leaves(run(
                        selectUniqueId(EXPERIMENT + "/[treatment:placement=ALTERNATING%2Cvms=10]"),
                        selectMethod(Sweep.class, "disk"))))
                .hasSize(7)
                .doesNotHaveDuplicates()
                .endsWith("vms=10, placement=ALTERNATING", "whole sweep");
    }

    @Test
    void idsOfWhatIsNotThereSelectNothing() {
        assertThat(EngineRun.leaves(run(
                        selectUniqueId(EXPERIMENT + "/[treatment:placement=PACKED%2Cvms=99]"),
                        selectUniqueId("[engine:plumbline]/[class:dev.plumbline.NoSuchClass]"),
                        selectUniqueId("[engine:plumbline]/[class:" + Sweep.class.getName() + "]/[experiment:none]"))))
                .isEmpty();
    }

    @Test
    void theWholeSweepAloneMeasuresEveryTreatment() {
        EngineRun run = new EngineRun(output);

        EngineExecutionResults results = run.execute(selectUniqueId(EXPERIMENT + "/[sweep:whole]"));

        assertThat(EngineRun.leaves(results)).containsExactly("whole sweep");
        assertThat(run.journal().sessions().get(0).session().trials()).hasSize(6);
        assertThat(run.journal().sessions().get(0).session().partial()).isFalse();
    }

    @Test
    void tagsSelectExperiments() {
        EngineExecutionResults results =
                new EngineRun(output).execute(TagFilter.includeTags("net & slow"), selectClass(Sweep.class));

        assertThat(EngineRun.leaves(results)).containsExactly("all", "whole sweep");
    }

    @Test
    void onlyMeasuresTheTreatmentsThatItNames() {
        EngineRun run = new EngineRun(output).with(PlumblineProperties.ONLY, "vms=9..20|8,placement=PACKED");

        EngineExecutionResults results = run.execute(selectMethod(Sweep.class, "disk"));

        assertThat(EngineRun.leaves(results))
                .containsExactly(
                        "vms=8, placement=PACKED",
                        "vms=9, placement=PACKED",
                        "vms=10, placement=PACKED",
                        "whole sweep");
        assertThat(run.journal().sessions().get(0).session().partial()).isTrue();
    }

    @Test
    void onlyLeavesOutExperimentsThatHaveNoSuchFactorAndSaysSo() {
        EngineTestKit.Builder kit =
                new EngineRun(output).with(PlumblineProperties.ONLY, "vms=8").kit(selectClass(Sweep.class));

        assertThat(kit.discover().getDiscoveryIssues())
                .extracting(issue -> issue.message())
                .contains(Sweep.class.getName()
                        + ".another has no factor 'vms', which plumbline.only names; its factors are []");
        assertThat(EngineRun.leaves(kit.execute()))
                .containsExactly("vms=8, placement=PACKED", "vms=8, placement=ALTERNATING", "whole sweep");
    }

    @Test
    void anOnlyThatIsNotUnderstoodFailsEveryLeafWithTheSentence() {
        EngineExecutionResults results = new EngineRun(output)
                .with(PlumblineProperties.ONLY, "vms")
                .execute(selectMethod(Sweep.class, "another"));

        assertThat(EngineRun.failures(results))
                .hasSize(2)
                .containsOnly("plumbline.only=vms is not understood; write for example 'vms=8..10,placement=PACKED'");
    }

    @Test
    void aPackageSelectsTheClassesInIt() {
        List<String> classes = run(selectPackage("dev.plumbline.engine.fixture")).containerEvents().started().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();

        assertThat(classes).containsExactly("Plumbline", "Inheriting", "shared");
    }
}
