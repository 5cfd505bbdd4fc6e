package dev.plumbline.benchmark;

import static dev.plumbline.model.Better.HIGHER;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.Response;
import dev.plumbline.model.Measurement;
import java.util.List;

/** The body as an experiment of one block. */
class UnderPlumbline {

    @Experiment("What does a treatment cost?")
    @Blocks(1)
    @Response(name = "x", better = HIGHER)
    Measurement nothing(@Factor(method = "levels") int level) {
        return Measurement.of("x", level);
    }

    static List<Integer> levels() {
        return Levels.all().boxed().toList();
    }
}
