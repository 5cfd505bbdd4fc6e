package dev.plumbline.engine;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Field;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Holds a JVM, with all of its threads, at each of its {@linkplain KillStep steps}: a debugger, so that nothing of the product
 * knows of it, and the JVM that is killed at a step has not got a hair further.
 */
final class SteppedJvm implements AutoCloseable {

    /** The calls that have an effect outside of the JVM, and those that the walk consists of. */
    private static final Map<String, Set<String>> CALLS = Map.ofEntries(
            Map.entry("java.lang.ProcessBuilder", Set.of("start")),
            Map.entry("dev.plumbline.lab.LedgerLog", Set.of("create", "announced", "done", "close")),
            Map.entry("dev.plumbline.lab.LabLock", Set.of("tryTake", "close")),
            Map.entry("dev.plumbline.lab.ScratchFolder", Set.of("make", "delete")),
            Map.entry("dev.plumbline.lab.SwitchBack", Set.of("undo")),
            Map.entry("dev.plumbline.lab.DeclaredFault", Set.of("strike", "mend")),
            Map.entry("dev.plumbline.lab.linux.ControlGroup", Set.of("make", "limit")),
            Map.entry("dev.plumbline.lab.linux.LunFolder", Set.of("sparse", "filled")),
            Map.entry("dev.plumbline.lab.linux.ServiceFolder", Set.of("make")),
            Map.entry("dev.plumbline.lab.local.LocalDevices", Set.of("undo")),
            Map.entry("dev.plumbline.lab.libvirt.LibvirtDevices", Set.of("undo")),
            Map.entry("dev.plumbline.lab.embedded.EmbeddedDevices", Set.of("undo")),
            Map.entry("dev.plumbline.lab.embedded.EmbeddedLun", Set.of("create")),
            Map.entry("dev.plumbline.measure.CommonStart", Set.of("run")),
            Map.entry("dev.plumbline.journal.JournalWriter", Set.of("create", "write", "close")),
            Map.entry("dev.plumbline.baseline.SealedWriter", Set.of("write", "writeSynced")),
            Map.entry("dev.plumbline.engine.TrialRunner", Set.of("begin", "run")),
            Map.entry("dev.plumbline.engine.BlockLoop", Set.of("run", "runBlock")),
            Map.entry("dev.plumbline.engine.OpenLab", Set.of("open", "close")));

    /** Whoever passes calls on does not tell them apart. */
    private static final Set<String> PASS_ON = Set.of(
            "Making",
            "Ledger",
            "LedgerLog",
            "ScratchFile",
            "Tool",
            "LocalCommands",
            "Virsh",
            "Ip",
            "Ip$Script",
            "JournalWriter",
            "Parallel",
            "ScopedResources",
            "Uninterrupted",
            "OpenLab",
            "LocalLab",
            "LibvirtLab");

    private static final int CALLERS = 2;

    private static final String CALL = "call";
    private static final String DEPTH = "depth";

    /** invokeinterface and invokedynamic; the other calls are three bytes long. */
    private static final Set<Integer> FIVE_BYTES = Set.of(0xb9, 0xba);

    private final Process process;
    private final VirtualMachine vm;
    private final Map<String, Integer> times = new HashMap<>();

    private SteppedJvm(Process process, VirtualMachine vm) {
        this.process = process;
        this.vm = vm;
    }

    /** Starts a JVM, given the option that lets it be held. */
    @FunctionalInterface
    interface Starter {
        Process start(String option) throws IOException;
    }

    static SteppedJvm start(Starter starter) throws IOException {
        ListeningConnector connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(it -> it.name().equals("com.sun.jdi.SocketListen"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("localAddress").setValue("127.0.0.1");
        arguments.get("timeout").setValue("60000");
        try {
            String address = connector.startListening(arguments);
            try {
                Process process =
                        starter.start("-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=" + address);
                return new SteppedJvm(process, connector.accept(arguments));
            } finally {
                connector.stopListening(arguments);
            }
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Goes on until the JVM ends, or is killed because this says so of a step. */
    void walk(Predicate<KillStep> killAt) throws InterruptedException {
        CALLS.keySet().forEach(type -> {
            var prepared = vm.eventRequestManager().createClassPrepareRequest();
            prepared.addClassFilter(type);
            prepared.enable();
            vm.classesByName(type).forEach(this::watch);
        });
        try {
            while (goOn(vm.eventQueue().remove(), killAt)) {
                // until it is done
            }
        } catch (VMDisconnectedException e) {
            // it has ended
        }
    }

    private boolean goOn(EventSet events, Predicate<KillStep> killAt) {
        for (Event event : events) {
            if (event instanceof VMDeathEvent || event instanceof VMDisconnectEvent) {
                vm.resume();
                return event instanceof VMDeathEvent;
            }
            if (event instanceof ClassPrepareEvent prepared) {
                watch(prepared.referenceType());
            }
            if (event instanceof BreakpointEvent reached && reached(reached, killAt)) {
                process.destroyForcibly();
                return false;
            }
        }
        events.resume();
        return true;
    }

    private void watch(ReferenceType type) {
        for (Method method : type.methods()) {
            Location location = method.location();
            if (CALLS.getOrDefault(type.name(), Set.of()).contains(method.name())
                    && location != null
                    && (!type.name().startsWith("java.")
                            || method.argumentTypeNames().isEmpty())) {
                var breakpoint = vm.eventRequestManager().createBreakpointRequest(location);
                breakpoint.setSuspendPolicy(EventRequest.SUSPEND_ALL);
                breakpoint.enable();
            }
        }
    }

    private boolean reached(String moment, Predicate<KillStep> killAt) {
        boolean after = moment.startsWith("after ");
        int time = times.merge(moment, 1, Integer::sum);
        return killAt.test(new KillStep(moment.substring(moment.indexOf(' ') + 1), after, time));
    }

    /** Asks to be told when the call returns as well: a breakpoint behind it, since watching all returns makes a thread slow. */
    private String entered(BreakpointEvent entry) {
        try {
            String call = call(entry.thread());
            Location caller = entry.thread().frame(1).location();
            byte[] code = caller.method().bytecodes();
            long behind = caller.codeIndex() + (FIVE_BYTES.contains(code[(int) caller.codeIndex()] & 0xff) ? 5 : 3);
            BreakpointRequest exit = vm.eventRequestManager()
                    .createBreakpointRequest(caller.method().locationOfCodeIndex(behind));
            exit.addThreadFilter(entry.thread());
            exit.setSuspendPolicy(EventRequest.SUSPEND_ALL);
            exit.putProperty(CALL, call);
            exit.putProperty(DEPTH, entry.thread().frameCount() - 1);
            exit.enable();
            return "before " + call;
        } catch (IncompatibleThreadStateException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean reached(BreakpointEvent event, Predicate<KillStep> killAt) {
        Object call = event.request().getProperty(CALL);
        if (call == null) {
            return reached(entered(event), killAt);
        }
        try {
            if (!event.request().getProperty(DEPTH).equals(event.thread().frameCount())) {
                return false;
            }
        } catch (IncompatibleThreadStateException e) {
            throw new IllegalStateException(e);
        }
        vm.eventRequestManager().deleteEventRequest(event.request());
        return reached("after " + call, killAt);
    }

    private static String call(ThreadReference thread) throws IncompatibleThreadStateException {
        List<StackFrame> frames = thread.frames();
        String callers = frames.stream()
                .skip(1)
                .map(frame -> frame.location())
                .filter(SteppedJvm::tells)
                .map(SteppedJvm::words)
                .distinct()
                .limit(CALLERS)
                .collect(Collectors.joining(" by "));
        return words(frames.get(0).location()) + handler(frames.get(0)) + (callers.isEmpty() ? "" : " by " + callers);
    }

    private static boolean tells(Location location) {
        String type = location.declaringType().name();
        return type.startsWith("dev.plumbline.") && !type.contains("$$") && !PASS_ON.contains(simple(type));
    }

    private static String words(Location location) {
        String method = location.method().name();
        return simple(location.declaringType().name()) + "."
                + (method.startsWith("lambda$") ? method.split("\\$")[1] : method);
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Which undo it is about, where an undo record is among the arguments. */
    private static String handler(StackFrame frame) {
        for (Value value : frame.getArgumentValues()) {
            if (value instanceof ObjectReference object
                    && object.referenceType().name().endsWith(".UndoRecord")) {
                Field field = object.referenceType().fieldByName("handler");
                return " [" + ((StringReference) object.getValue(field)).value() + "]";
            }
        }
        return "";
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
