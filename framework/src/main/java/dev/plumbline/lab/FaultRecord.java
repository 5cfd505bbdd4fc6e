package dev.plumbline.lab;

import java.util.List;
import java.util.Map;

/**
 * That machines or LUNs may be left broken on purpose. Taking it back is nothing by itself: they were made for the same run, and
 * their own records, which stand before this one, take them back in whatever state they are.
 */
final class FaultRecord {

    static final String HANDLER = "fault";

    private FaultRecord() {}

    static UndoRecord ofMachines(List<Machine> machines) {
        return of("machines", machines.stream().map(Machine::name).toList());
    }

    static UndoRecord ofLuns(List<Lun> luns) {
        return of("luns", luns.stream().map(Lun::name).toList());
    }

    private static UndoRecord of(String what, List<String> names) {
        return UndoRecord.of(HANDLER, Map.of(what, String.join(" ", names)));
    }

    static String words(UndoRecord record) {
        return "a fault on one of " + String.join(" ", record.arguments().values());
    }
}
