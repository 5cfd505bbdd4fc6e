package dev.plumbline.lab;

import java.util.Set;

/** An ability of a lab: changes of its kind's own that can be switched while a session runs. */
public interface ChangeHost {

    /** The names of its changes. */
    Set<String> changes();

    /** One of its changes. */
    SwitchableChange change(String name);
}
