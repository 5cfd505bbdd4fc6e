package dev.plumbline.lab.command;

import dev.plumbline.lab.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands that make, delete and watch a machine.
 *
 * @param create makes it
 * @param start starts it; empty where it runs as soon as it is made
 * @param address prints its address
 * @param stop ends it before it is deleted; empty where it need not be
 * @param delete deletes it with all that it has
 * @param stats tells how busy it is, or what machines run on; empty where nobody does
 */
record MachineCommands(
        CommandLine create,
        Optional<CommandLine> start,
        CommandLine address,
        Optional<CommandLine> stop,
        CommandLine delete,
        Optional<CommandLine> stats) {

    static final String CREATE = "create";
    static final String START = "start";
    static final String ADDRESS = "address";
    static final String STOP = "stop";
    static final String DELETE = "delete";
    static final String STATS = "stats";

    static MachineCommands read(Settings commands) {
        commands.known(CREATE, START, ADDRESS, STOP, DELETE, STATS);
        List<String> lacking = Stream.of(CREATE, ADDRESS, DELETE)
                .filter(key -> !commands.keys().contains(key))
                .toList();
        if (!lacking.isEmpty()) {
            throw commands.mistake("lacks " + String.join(", ", lacking)
                    + "; write each as a list, for example 'create: [./make-machine, \"{name}\"]'");
        }
        return new MachineCommands(
                CommandLine.ofOne(commands, CREATE),
                optional(commands, START),
                CommandLine.ofOne(commands, ADDRESS),
                optional(commands, STOP),
                CommandLine.ofOne(commands, DELETE),
                commands.keys().contains(STATS)
                        ? Optional.of(CommandLine.ofOneOrNone(commands, STATS))
                        : Optional.empty());
    }

    private static Optional<CommandLine> optional(Settings commands, String key) {
        return commands.keys().contains(key) ? Optional.of(CommandLine.ofOne(commands, key)) : Optional.empty();
    }

    /** In the order in which they run. */
    List<CommandLine> all() {
        return Stream.of(Optional.of(create), start, Optional.of(address), stop, Optional.of(delete), stats)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What of {@code @Vms} makes no difference. */
    String unused() {
        return Stream.concat(
                        Stream.of(CommandLine.CPUS, CommandLine.MEMORY)
                                .filter(word -> all().stream().noneMatch(command -> command.has(word))),
                        Stream.of("nic"))
                .collect(Collectors.joining(" and "));
    }
}
