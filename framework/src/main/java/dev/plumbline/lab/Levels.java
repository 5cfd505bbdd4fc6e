package dev.plumbline.lab;

import dev.plumbline.model.Treatment;
import java.util.Optional;

/** The point of the design at which a resource is declared: its treatment, and what else that method declares. */
public interface Levels {

    /** The treatment. */
    Treatment treatment();

    /**
     * The spec of another resource of the same experiment, on which the asking one depends from then on: it is made after
     * that one and undone before it.
     *
     * @param parameter the name of the parameter that declares it; {@code ""} where there is only one of the type
     * @return empty when the experiment declares none of that type
     * @throws dev.plumbline.model.MisuseException when there are several and no name was given, or none of that name
     */
    <S extends Record> Optional<S> spec(Class<S> type, String parameter);
}
