package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.api.Where;
import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.Fault;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Vms;
import dev.plumbline.lab.noop.Noop;
import dev.plumbline.lab.noop.NoopResource;
import dev.plumbline.model.Measurement;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Every kind of misuse is one sentence with the fix: a discovery issue, and what the experiment's one leaf fails with. */
class MisuseTest {

    @TempDir
    Path output;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(NoLevels.class, "factor 'vms': it has no levels; write them, as in @Factor(\"1..6\")"),
                Arguments.of(TwoSources.class, "factor 'vms': it has levels and a method; keep one of the two"),
                Arguments.of(
                        ImpossibleRange.class,
                        "factor 'vms': the range '22..8' is impossible; write '22..8 -1' to count down"),
                Arguments.of(
                        NoNumber.class,
                        "factor 'vms': 'many' is not a whole number; write '8', a range as '8..22', or a size as '4 KiB'"),
                Arguments.of(Twice.class, "factor 'vms': the level '8' is there twice; leave one out"),
                Arguments.of(
                        NoConstant.class,
                        "factor 'scope': 'SOMETIMES' is not a constant of Scope; there are [TRIAL, BLOCK, EXPERIMENT, RUN]"),
                Arguments.of(
                        UnknownReference.class,
                        "resource 'nothing' (@Noop) at vms=1: @Noop(count = \"{machines}\") refers to 'machines', which is"
                                + " no factor; the factors are [vms]"),
                Arguments.of(
                        VoidBody.class,
                        "it returns void; an experiment returns a Measurement, as of machines.run(load) or"
                                + " Measurement.of(\"iops\", value)"),
                Arguments.of(
                        NoAddress.class,
                        "its link 'why two LUNs' ends in no address; write it as in \"why two LUNs https://wiki.lab/luns\""),
                Arguments.of(TwoResponses.class, "the response name 'x' is there twice or blank; give each its own"),
                Arguments.of(
                        NoResponse.class,
                        "it declares no response; write what it is judged by, as in"
                                + " @Response(name = \"iops\", unit = \"1/s\", better = HIGHER)"),
                Arguments.of(
                        NoTolerance.class,
                        "the tolerance of 'x' is '0%'; write one above 0 % and below 100 %, as '5%'"),
                Arguments.of(
                        SpecDiffers.class,
                        "resource 'machines' is shared by all trials of a BLOCK, but cpus differs between cpus=1 and cpus=2;"
                                + " write scope = TRIAL, which makes it new for each trial"),
                Arguments.of(
                        NoSuchMachine.class,
                        "resource 'fault' (@Fault) at vms=2: @Fault(machine): there is no machine 3 of 2; write one of 1 to 2,"
                                + " or a larger count in @Vms"),
                Arguments.of(
                        NoMachineToStrike.class,
                        "resource 'fault' (@Fault) at vms=2: @Fault has no machine to strike; declare some, as"
                                + " '@Vms(count = \"4\") Machines machines'"),
                Arguments.of(
                        NoSuchRepair.class,
                        "resource 'fault' (@Fault) at vms=2: @Fault(repair): 'PRAY' is none of [RESTART, SEND_ON, AFTERWARDS];"
                                + " write one of these"),
                Arguments.of(
                        RepairOfAnother.class,
                        "resource 'fault' (@Fault) at vms=2: @Fault(repair): AFTERWARDS is nothing that is done about"
                                + " MACHINE_KILLED; write RESTART or SEND_ON"),
                Arguments.of(
                        NoLunToStrike.class,
                        "resource 'fault' (@Fault) at vms=2: @Fault has no LUN to strike; declare some, as"
                                + " '@Luns(count = \"2\") LunSet luns'"),
                Arguments.of(
                        NoSuchLun.class,
                        "resource 'fault' (@Fault) at vms=2: @Fault(lun): there is no LUN 3 of 2; write one of 1 to 2,"
                                + " or a larger count in @Luns"),
                Arguments.of(
                        SlowForNoTime.class,
                        "resource 'fault' (@Fault) at vms=2: @Fault(noticed): a fault of a LUN lasts until it is noticed;"
                                + " write how long that is, as noticed = \"30 %\", or repair = \"AFTERWARDS\" for the rest"
                                + " of the trial"),
                Arguments.of(
                        StrikesTooLate.class,
                        "resource 'fault' (@Fault) at vms=2: @Fault(after): '100 %' leaves nothing of the interval; write for"
                                + " example '30 %'"),
                Arguments.of(
                        HardwareDiffers.class,
                        "resource 'machines' is shared by all trials of a BLOCK, but nicModel differs between model=e1000 and"
                                + " model=virtio; write scope = TRIAL, which makes it new for each trial"),
                Arguments.of(
                        Injected.class,
                        "resource 'machines' (@Vms) at model=a'/><disk: @Vms(nicModel): 'a'/><disk' is no word of letters,"
                                + " digits, '.', '_' and '-'; write for example 'virtio', or nothing for the lab's own"
                                + " choice"),
                Arguments.of(NoBlocks.class, "@Blocks(0) measures nothing; write 1 or more"),
                Arguments.of(
                        HalfAPrecision.class,
                        "@Blocks takes a number alone, as @Blocks(5), or all of min (3 or more), max and precision, as"
                                + " @Blocks(min = 5, max = 20, precision = \"2%\")"),
                Arguments.of(NothingLeft.class, "@Where leaves no treatment over; let it keep at least one"),
                Arguments.of(
                        WhereUnknown.class, "@Where(\"fits\"): parameter 'luns' is no factor; the factors are [vms]"),
                Arguments.of(
                        Undeclared.class,
                        "parameter 'machines' must have exactly one annotation that makes it a factor (@Factor) or a"
                                + " resource (as @Vms)"),
                Arguments.of(
                        WrongType.class,
                        "@Noop makes a NoopResource, but parameter 'machines' is a Machines; change its type"),
                Arguments.of(
                        PrivateMethod.class,
                        "an experiment must not be private, static or abstract; make it a plain method"),
                Arguments.of(
                        NoConstructor.class,
                        "its class has no constructor without parameters; every trial gets a new instance, so add one"),
                Arguments.of(
                        Overloaded.class,
                        "the class has another experiment of that name; baselines are filed by name, so rename one"),
                Arguments.of(
                        Blank.class,
                        "its question is blank; write what it asks, as in @Experiment(\"Does bonding pay?\")"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsADiscoveryIssueAndFailsTheExperimentsOnlyLeaf(Class<?> wrong, String sentence) {
        EngineTestKit.Builder kit = new EngineRun(output).kit(selectClass(wrong));
        String whole = wrong.getName() + "." + "sweep: " + sentence;

        assertThat(kit.discover().getDiscoveryIssues())
                .extracting(DiscoveryIssue::severity, DiscoveryIssue::message)
                .contains(tuple(DiscoveryIssue.Severity.WARNING, whole));
        assertThat(EngineRun.failures(kit.execute())).first().asString().contains(whole);
    }

    @Test
    void severalMistakesAreToldAtOnce() {
        assertThat(new EngineRun(output)
                        .kit(selectClass(Several.class))
                        .discover()
                        .getDiscoveryIssues())
                .hasSize(3);
    }

    @Test
    void aLabThatIsNotThereFailsEveryLeafAndNamesTheLabsThereAre() {
        assertThat(EngineRun.failures(new EngineRun(output)
                        .with(PlumblineProperties.LAB, "moon")
                        .execute(selectClass(Right.class))))
                .hasSize(2)
                .allMatch(
                        message -> message.startsWith(
                                "there is no lab 'moon'; write one of [embedded, embedded-worn, impostor, lasting, libvirt, local, loud, noop, recording]"));
    }

    @Test
    void aCapabilityThatTheLabLacksIsNamed() {
        assertThat(EngineRun.failures(new EngineRun(output).execute(selectClass(NeedsMachines.class))))
                .hasSize(2)
                .containsOnly("lab 'noop' of kind noop has no machines that it makes");
    }

    @ParameterizedTest
    @CsvSource({
        "plumbline.blocks, none, plumbline.blocks: 'none' is not a count; write a whole number of 1 or more",
        "plumbline.plan, yes, plumbline.plan=yes is not understood; write 'false' or 'true'",
        "plumbline.calibrate, 2, plumbline.calibrate: '2' sessions say nothing of their spread; write 3 or more",
        "plumbline.seed, x, plumbline.seed: 'x' is not a whole number; write for example '42'",
        "plumbline.measure, 0 ms, plumbline.measure: '0 ms' measures nothing; write for example '250 ms'",
    })
    void aPropertyThatMakesNoSenseFailsEveryLeafWithOneSentence(String key, String value, String sentence) {
        assertThat(EngineRun.failures(new EngineRun(output).with(key, value).execute(selectClass(Right.class))))
                .hasSize(2)
                .containsOnly(sentence);
    }

    static class Right {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep() {
            return Measurement.of("x", 1);
        }
    }

    static class NeedsMachines {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Vms Machines machines) {
            return Measurement.of("x", 1);
        }
    }

    static class NoLevels {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor int vms) {
            return Measurement.of("x", 1);
        }
    }

    static class TwoSources {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor(value = "1", method = "levels") int vms) {
            return Measurement.of("x", 1);
        }
    }

    static class ImpossibleRange {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("22..8") int vms) {
            return Measurement.of("x", 1);
        }
    }

    static class NoNumber {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("many") int vms) {
            return Measurement.of("x", 1);
        }
    }

    static class Twice {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor({"1..8", "8"}) int vms) {
            return Measurement.of("x", 1);
        }
    }

    static class NoConstant {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("SOMETIMES") Scope scope) {
            return Measurement.of("x", 1);
        }
    }

    static class UnknownReference {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..3") int vms, @Noop(count = "{machines}") NoopResource nothing) {
            return Measurement.of("x", 1);
        }
    }

    static class NoAddress {
        @Experiment(value = "?", links = "why two LUNs")
        @Response(name = "x", unit = "", better = HIGHER)
        Measurement sweep() {
            return Measurement.of("x", 1);
        }
    }

    static class VoidBody {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        void sweep() {}
    }

    static class TwoResponses {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        @Response(name = "x", better = HIGHER)
        Measurement sweep() {
            return Measurement.of("x", 1);
        }
    }

    static class NoResponse {
        @Experiment("?")
        Measurement sweep() {
            return Measurement.of("x", 1);
        }
    }

    static class NoTolerance {
        @Experiment("?")
        @Response(name = "x", better = HIGHER, tolerance = "0%")
        Measurement sweep() {
            return Measurement.of("x", 1);
        }
    }

    static class NoSuchMachine {
        @Experiment("?")
        @Response(name = "x", unit = "", better = HIGHER, tolerance = "5%")
        Measurement sweep(
                @Factor("2") int vms,
                @Vms(count = "{vms}") Machines machines,
                @Fault(machine = "3") DeclaredFault fault) {
            return Measurement.of("x", 1);
        }
    }

    static class NoMachineToStrike {
        @Experiment("?")
        @Response(name = "x", unit = "", better = HIGHER, tolerance = "5%")
        Measurement sweep(@Factor("2") int vms, @Fault DeclaredFault fault) {
            return Measurement.of("x", 1);
        }
    }

    static class NoSuchRepair {
        @Experiment("?")
        @Response(name = "x", unit = "", better = HIGHER, tolerance = "5%")
        Measurement sweep(
                @Factor("2") int vms,
                @Vms(count = "{vms}") Machines machines,
                @Fault(repair = "PRAY") DeclaredFault fault) {
            return Measurement.of("x", 1);
        }
    }

    static class RepairOfAnother {
        @Experiment("?")
        @Response(name = "x", unit = "", better = HIGHER, tolerance = "5%")
        Measurement sweep(
                @Factor("2") int vms,
                @Vms(count = "{vms}") Machines machines,
                @Fault(repair = "AFTERWARDS") DeclaredFault fault) {
            return Measurement.of("x", 1);
        }
    }

    static class NoLunToStrike {
        @Experiment("?")
        @Response(name = "x", unit = "", better = HIGHER, tolerance = "5%")
        Measurement sweep(
                @Factor("2") int vms,
                @Vms(count = "{vms}") Machines machines,
                @Fault(kind = "LUN_SLOW", noticed = "30 %") DeclaredFault fault) {
            return Measurement.of("x", 1);
        }
    }

    static class NoSuchLun {
        @Experiment("?")
        @Response(name = "x", unit = "", better = HIGHER, tolerance = "5%")
        Measurement sweep(
                @Factor("2") int vms,
                @Luns(count = "2", size = "4 MiB") LunSet luns,
                @Vms(count = "{vms}") Machines machines,
                @Fault(kind = "LUN_SLOW", lun = "3", noticed = "30 %") DeclaredFault fault) {
            return Measurement.of("x", 1);
        }
    }

    static class SlowForNoTime {
        @Experiment("?")
        @Response(name = "x", unit = "", better = HIGHER, tolerance = "5%")
        Measurement sweep(
                @Factor("2") int vms,
                @Luns(count = "2", size = "4 MiB") LunSet luns,
                @Vms(count = "{vms}") Machines machines,
                @Fault(kind = "LUN_SLOW") DeclaredFault fault) {
            return Measurement.of("x", 1);
        }
    }

    static class StrikesTooLate {
        @Experiment("?")
        @Response(name = "x", unit = "", better = HIGHER, tolerance = "5%")
        Measurement sweep(
                @Factor("2") int vms,
                @Vms(count = "{vms}") Machines machines,
                @Fault(after = "100 %") DeclaredFault fault) {
            return Measurement.of("x", 1);
        }
    }

    static class SpecDiffers {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..2") int cpus, @Vms(cpus = "{cpus}") Machines machines) {
            return Measurement.of("x", 1);
        }
    }

    static class HardwareDiffers {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor({"e1000", "virtio"}) String model, @Vms(nicModel = "{model}") Machines machines) {
            return Measurement.of("x", 1);
        }
    }

    static class Injected {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(
                @Factor({"virtio", "a'/><disk"}) String model,
                @Vms(nicModel = "{model}", scope = Scope.TRIAL) Machines machines) {
            return Measurement.of("x", 1);
        }
    }

    static class NoBlocks {
        @Experiment("?")
        @Blocks(0)
        @Response(name = "x", better = HIGHER)
        Measurement sweep() {
            return Measurement.of("x", 1);
        }
    }

    static class HalfAPrecision {
        @Experiment("?")
        @Blocks(min = 5, precision = "2%")
        @Response(name = "x", better = HIGHER)
        Measurement sweep() {
            return Measurement.of("x", 1);
        }
    }

    static class NothingLeft {
        @Experiment("?")
        @Where("never")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..2") int vms) {
            return Measurement.of("x", 1);
        }

        static boolean never(int vms) {
            return false;
        }
    }

    static class WhereUnknown {
        @Experiment("?")
        @Where("fits")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..2") int vms) {
            return Measurement.of("x", 1);
        }

        static boolean fits(int luns) {
            return true;
        }
    }

    static class Undeclared {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(Machines machines) {
            return Measurement.of("x", 1);
        }
    }

    static class WrongType {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Noop Machines machines) {
            return Measurement.of("x", 1);
        }
    }

    static class PrivateMethod {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        private Measurement sweep() {
            return Measurement.of("x", 1);
        }
    }

    static class NoConstructor {
        NoConstructor(int needed) {}

        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep() {
            return Measurement.of("x", 1);
        }
    }

    static class Overloaded {
        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep() {
            return Measurement.of("x", 1);
        }

        @Experiment("?")
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..2") int vms) {
            return Measurement.of("x", 1);
        }
    }

    static class Blank {
        @Experiment(" ")
        @Response(name = "x", better = HIGHER)
        Measurement sweep() {
            return Measurement.of("x", 1);
        }
    }

    static class Several {
        @Experiment("?")
        void sweep(@Factor int vms) {}
    }
}
