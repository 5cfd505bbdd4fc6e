package dev.plumbline.lab;

/** An ability of a lab: changes that can be switched while a session runs. */
public interface ChangeHost {

    /**
     * A change that the lab's description names.
     *
     * @throws dev.plumbline.model.MisuseException when there is none of that name; those there are are told
     */
    SwitchableChange change(String name);
}
