package dev.plumbline.icf;

import dev.plumbline.icf.IcfManager.Worker;
import dev.plumbline.icf.IcfText.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code 'MANAGER LIST}: managers with workers with targets, each closed by an end of its own. */
final class IcfManagerSection implements IcfSection {

    private static final Set<String> KEYS = Set.of(
            "manager id, manager name",
            "manager network address",
            "worker",
            "worker type",
            "default target settings for worker",
            "end default target settings for worker",
            "assigned access specs",
            "end assigned access specs",
            "target assignments",
            "target",
            "target type",
            "end target",
            "end target assignments",
            "end worker",
            "end manager");

    /** More than any lab has machines. */
    private static final int MOST = 1024;

    private static final String OUTSTANDING = "number of outstanding ios";

    private final List<IcfManager> all = new ArrayList<>();
    private int workersOfAll;
    private int targetsOfAll;
    private String key = "";
    private @Nullable Line manager;
    private @Nullable Line worker;
    private String address = "";
    private List<Worker> workers = new ArrayList<>();
    private String type = "DISK";
    private int outstanding = 1;
    private List<String> specifications = new ArrayList<>();
    private List<String> targets = new ArrayList<>();

    @Override
    public boolean key(Line line, String name) {
        if (name.startsWith(OUTSTANDING)) {
            key = OUTSTANDING;
            return true;
        }
        String spaced = name.replaceAll(",\\s*", ", ");
        if (!KEYS.contains(spaced)) {
            return false;
        }
        key = spaced;
        if (key.equals("end worker")) {
            endWorker(line);
        } else if (key.equals("end manager")) {
            endManager(line);
        }
        return true;
    }

    @Override
    public void value(Line line) {
        switch (key) {
            case "manager id, manager name" -> begin(line);
            case "manager network address" -> address = line.text();
            case "worker" -> beginWorker(line);
            case "worker type" -> type = line.text();
            case OUTSTANDING ->
                outstanding = IcfFields.commas(line, "the number of outstanding I/Os")
                        .whole("Number of outstanding IOs", 1, 1024);
            case "assigned access specs" -> specifications.add(line.text());
            case "target" -> {
                targetsOfAll = counted(line, targetsOfAll, "target");
                targets.add(line.text());
            }
            default -> {
                // types of targets and what comes behind an end are of no use here
            }
        }
    }

    @Override
    public void end(Line line) {
        if (manager != null) {
            throw line.mistake("closes the list of managers, but the manager of line " + manager.number()
                    + " is still open; write 'End manager above it");
        }
    }

    List<IcfManager> all() {
        return all;
    }

    private void begin(Line line) {
        if (manager != null) {
            throw line.mistake("begins a manager, but that of line " + manager.number() + " is still open");
        }
        manager = line;
    }

    private void beginWorker(Line line) {
        if (manager == null || worker != null) {
            throw line.mistake(
                    manager == null
                            ? "begins a worker outside of a manager"
                            : "begins a worker, but another one is still open");
        }
        workersOfAll = counted(line, workersOfAll, "worker");
        worker = line;
    }

    private static int counted(Line line, int before, String what) {
        if (before == MOST) {
            throw line.mistake("is " + what + " number " + (MOST + 1) + "; at most " + MOST + " are read");
        }
        return before + 1;
    }

    private void endWorker(Line line) {
        if (worker == null) {
            throw line.mistake("ends a worker, but none is open");
        }
        workers.add(new Worker(worker.text(), type, outstanding, specifications, targets));
        worker = null;
        type = "DISK";
        outstanding = 1;
        specifications = new ArrayList<>();
        targets = new ArrayList<>();
    }

    private void endManager(Line line) {
        if (manager == null || worker != null) {
            throw line.mistake(manager == null ? "ends a manager, but none is open" : "ends a manager within a worker");
        }
        IcfFields fields = IcfFields.commas(manager, "the number and the name of a manager");
        fields.whole("Manager ID", 0, Integer.MAX_VALUE);
        all.add(new IcfManager(fields.text(), address, workers));
        manager = null;
        address = "";
        workers = new ArrayList<>();
    }
}
