package dev.plumbline.api;

/**
 * The properties that Plumbline reads. A value is looked for, in this order, in the system properties ({@code
 * -Dplumbline.lab=local}), in the environment ({@code PLUMBLINE_LAB=local}; a capital inside a name gets an underscore before
 * it, {@code PLUMBLINE_WARM_UP}), and in JUnit's configuration parameters ({@code junit-platform.properties}).
 */
public final class PlumblineProperties {

    /** The name of the lab; by default {@code embedded}. */
    public static final String LAB = "plumbline.lab";

    /** The folder that holds {@code lab.yaml}, where labs are described; by default the working directory. */
    public static final String LABS = "plumbline.labs";

    /** {@code true} prints what would be run, and measures nothing. */
    public static final String PLAN = "plumbline.plan";

    /** Treatments to measure: {@code vms=8..10,placement=PACKED}; levels and ranges of one factor are joined by {@code |}. */
    public static final String ONLY = "plumbline.only";

    /** The number of blocks, in place of what {@link Blocks} says. */
    public static final String BLOCKS = "plumbline.blocks";

    /** Warm-up of a trial, as {@code 50 ms}; by default the lab's. */
    public static final String WARM_UP = "plumbline.warmUp";

    /** Measured interval of a trial, as {@code 250 ms}; by default the lab's. */
    public static final String MEASURE = "plumbline.measure";

    /** The longest an experiment may take, as {@code 40m}: no block is started that will not fit. No bound by default. */
    public static final String BUDGET = "plumbline.budget";

    /**
     * How long a run waits for a lab that another one holds, as {@code 1h}; by default 10 min. {@code 0 s} refuses at once. A lab that
     * is still held then is not measured, and the run that holds it is not touched.
     */
    public static final String WAIT = "plumbline.wait";

    /** The seed of the order, and of an emulated lab's noise; by default a new one for each session. */
    public static final String SEED = "plumbline.seed";

    /**
     * {@code check}, the default, compares with the stored sessions; {@code record} also stores this one; {@code accept} stores
     * it as the first of a new era, which later ones are held against. The run that accepts keeps its verdict.
     */
    public static final String BASELINE = "plumbline.baseline";

    /** Why {@code plumbline.baseline=accept} starts a new era, as {@code new firmware 8.2}: one line of at most 200 characters. */
    public static final String REASON = "plumbline.reason";

    /**
     * {@code true}, or a number of sessions, 10 for {@code true}: measures the unchanged lab so often, and stores what that tells
     * of its noise beside the baselines. No verdict is given.
     */
    public static final String CALIBRATE = "plumbline.calibrate";

    /** The name of a change whose two arms are both run in every block, and compared; none by default. */
    public static final String CHANGE = "plumbline.change";

    /** Which verdicts fail: {@code off}, the default, {@code regression} or {@code strict}. */
    public static final String GATE = "plumbline.gate";

    /** The most machines of a session that are replaced because they were lost; 2 by default, and 0 for none. */
    public static final String REPLACEMENTS = "plumbline.replacements";

    /**
     * {@code true} goes on with the last run where it was killed or stopped; or the name of a run's folder. Experiments that it
     * had measured are not measured again. {@code false} by default.
     */
    public static final String RESUME = "plumbline.resume";

    /**
     * What is left as it is for somebody to look at: {@code nothing}, the default, or {@code failed}: where a trial breaks, or a
     * resource cannot be made, the run ends, and all that is there on the lab stays until {@code ci/plumbline reap --yes}. It has
     * no effect on a lab whose machines end with the run, as {@code embedded}.
     */
    public static final String KEEP = "plumbline.keep";

    /** Identity keys that are expected to differ from the baseline's, as {@code nic.driver,bios.*}. */
    public static final String EXPECTED = "plumbline.expected";

    /** The folder for journals, results and reports; by default {@code target/plumbline}. */
    public static final String OUTPUT = "plumbline.output";

    /** The folder of the stored sessions; by default {@code baselines}. */
    public static final String BASELINES = "plumbline.baselines";

    private PlumblineProperties() {}
}
