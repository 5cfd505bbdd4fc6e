package dev.plumbline.lab;

import dev.plumbline.model.MisuseException;
import java.util.List;
import java.util.Optional;

/**
 * One arm of a change by commands.
 *
 * @param apply what puts it into effect, in order
 * @param verify what shows that it is in effect; none of them changes anything
 */
record CommandArm(List<Command> apply, List<Command> verify) {

    static final String APPLY = "apply";
    static final String VERIFY = "verify";

    static CommandArm read(Settings arm) {
        arm.known(APPLY, VERIFY);
        return new CommandArm(commands(arm, APPLY), commands(arm, VERIFY));
    }

    private static List<Command> commands(Settings arm, String key) {
        Object value = arm.raw(key)
                .orElseThrow(() -> new MisuseException(arm.path() + " has no '" + key + "'; "
                        + (key.equals(VERIFY)
                                ? "write the command that shows that the arm is in effect, since an exit code alone"
                                        + " proves nothing, as verify: {run: [ethtool, -k, eth1], prints: \"text\"}"
                                : "write the command that puts the arm into effect, as"
                                        + " apply: [ethtool, -K, eth1, tso, off]")));
        return CommandReader.read(arm.path() + "." + key, value);
    }

    /** Puts it into effect; what was wrong, or empty. The first command that fails is the last. */
    Optional<String> apply(CommandHost host) throws InterruptedException {
        return firstWrong(apply, host);
    }

    /** Looks whether it is in effect; what speaks against it, or empty. */
    Optional<String> notInEffect(CommandHost host) throws InterruptedException {
        return firstWrong(verify, host);
    }

    /**
     * Puts it into effect from whatever state the lab was left in: a command may fail because its work is done already, so the
     * others run all the same, and only the check decides.
     */
    Optional<String> restore(CommandHost host) throws InterruptedException {
        Optional<String> first = Optional.empty();
        for (Command command : apply) {
            Optional<String> wrong = command.run(host);
            first = first.isPresent() ? first : wrong;
        }
        Optional<String> applied = first;
        return notInEffect(host).map(check -> applied.map(it -> it + "; ").orElse("") + check);
    }

    private static Optional<String> firstWrong(List<Command> commands, CommandHost host) throws InterruptedException {
        for (Command command : commands) {
            Optional<String> wrong = command.run(host);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }
}
