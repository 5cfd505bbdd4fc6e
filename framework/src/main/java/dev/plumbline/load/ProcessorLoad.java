package dev.plumbline.load;

import dev.plumbline.lab.Load;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineProcessor;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.ScheduleTurns;
import dev.plumbline.lab.Worker;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a user does on each machine: one task after the other, each of a few milliseconds of one processor, which begin so often that
 * alone they would keep it busy for a set share of the time; the rests between them differ, in the same way in every trial.
 * Responses: {@code tasks} (done) in 1/s, added over the machines; and {@code slowdown}, how many times longer a task took than it had a processor, 1 where nobody is in its way, the mean over all.
 *
 * <pre>{@code
 * machines.run(service.named("service").beside(ProcessorLoad.of("50 %").named("foreground")))
 * }</pre>
 */
public final class ProcessorLoad implements Load {

    private final double demand;

    private ProcessorLoad(double demand) {
        this.demand = demand;
    }

    /**
     * Tasks that would keep one processor of each machine busy for that share of the time.
     *
     * @param demand above 0 % and up to 100 %, as {@code "50 %"}
     */
    public static ProcessorLoad of(String demand) {
        double share = Quantities.share(demand);
        if (share <= 0 || share > 1) {
            throw new MisuseException(
                    "tasks keep a processor busy for more than 0 % and up to 100 % of the time, but got '" + demand
                            + "'");
        }
        return new ProcessorLoad(share);
    }

    @Override
    public String description() {
        return "tasks for " + Quantities.formatPercent(demand) + " of a processor";
    }

    @Override
    public List<Worker> workers(Machines machines) throws IOException, InterruptedException {
        List<Worker> workers = new ArrayList<>();
        List<TaskMachine> programs = new ArrayList<>();
        try {
            for (Machine machine : machines.all()) {
                if (machine.port(MachineProcessor.class).isPresent()) {
                    MachineProcessor processor = machine.require(MachineProcessor.class, "processor");
                    workers.add(new ScheduledTasks(
                            machine.name(), processor, demand, turns(machine).join()));
                } else {
                    TaskMachine program = TaskMachine.start(
                            machine.name(),
                            demand,
                            machine.require(Programs.class, "programs that can be started on it, as its user's are"));
                    programs.add(program);
                    workers.add(program);
                }
            }
            for (TaskMachine program : programs) {
                program.awaitReady();
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            Workers.closeAll(workers, e);
            throw e;
        }
        return workers;
    }

    private static ScheduleTurns turns(Machine machine) {
        return machine.port(ScheduleTurns.class).orElseGet(ScheduleTurns::new);
    }
}
