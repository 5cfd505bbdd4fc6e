package dev.plumbline.lab;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How to take one side effect back, as data that outlives the process. There is no other tear-down.
 *
 * @param handler which undo of the lab it is for, as in {@code embedded.lun}
 * @param arguments what that undo needs to find the side effect
 */
public record UndoRecord(String handler, SortedMap<String, String> arguments) {

    /** Copies the arguments. */
    public UndoRecord {
        arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
    }

    /** An undo with these arguments. */
    public static UndoRecord of(String handler, Map<String, String> arguments) {
        return new UndoRecord(handler, new TreeMap<>(arguments));
    }

    /**
     * An argument.
     *
     * @throws IllegalArgumentException when it is missing
     */
    public String argument(String name) {
        String value = arguments.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the undo record of " + handler + " has no '" + name + "'");
        }
        return value;
    }
}
