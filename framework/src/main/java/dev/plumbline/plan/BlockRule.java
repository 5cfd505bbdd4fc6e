package dev.plumbline.plan;

import dev.plumbline.api.Blocks;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.util.OptionalDouble;

/**
 * How many blocks are run.
 *
 * @param least the fewest
 * @param most the most
 * @param precision half the width of every treatment's interval, as a share of its mean, at which fewer than the most are
 *     enough; empty where the number is fixed
 */
public record BlockRule(int least, int most, OptionalDouble precision) {

    /** Fewer agree too easily by chance for their spread to say anything. */
    private static final int FEWEST_FOR_PRECISION = 3;

    /** A fixed number of blocks. */
    public static BlockRule fixed(int blocks) {
        return new BlockRule(blocks, blocks, OptionalDouble.empty());
    }

    /**
     * What an annotation asks for.
     *
     * @throws MisuseException when its attributes do not fit together
     */
    static BlockRule of(Blocks declared) {
        if (declared.precision().isEmpty() && declared.min() == 0 && declared.max() == 0) {
            if (declared.value() < 1) {
                throw new MisuseException("@Blocks(" + declared.value() + ") measures nothing; write 1 or more");
            }
            return fixed(declared.value());
        }
        if (declared.value() != 0
                || declared.precision().isEmpty()
                || declared.min() < FEWEST_FOR_PRECISION
                || declared.max() < declared.min()) {
            throw new MisuseException(
                    "@Blocks takes a number alone, as @Blocks(5), or all of min (" + FEWEST_FOR_PRECISION
                            + " or more), max and precision, as @Blocks(min = 5, max = 20, precision = \"2%\")");
        }
        double precision = Quantities.share(declared.precision());
        if (precision <= 0) {
            throw new MisuseException(
                    "a precision of '" + declared.precision() + "' is never reached; write for example '2%'");
        }
        return new BlockRule(declared.min(), declared.max(), OptionalDouble.of(precision));
    }
}
