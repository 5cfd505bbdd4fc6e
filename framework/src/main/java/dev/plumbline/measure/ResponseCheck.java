package dev.plumbline.measure;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Reading;
import dev.plumbline.model.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what a body returned against the responses that its experiment declares. */
public final class ResponseCheck {

    private ResponseCheck() {}

    /**
     * The measurement itself, when every declared response is there in its unit.
     *
     * @param measurement what the body returned
     * @throws IncompleteTrialException when a response is missing or in another unit
     */
    public static Measurement check(@Nullable Measurement measurement, List<Response> declared) {
        if (measurement == null) {
            throw new IncompleteTrialException("the body returned null instead of a Measurement");
        }
        for (Response response : declared) {
            Reading reading = measurement.readings().stream()
                    .filter(one -> one.response().equals(response.name()))
                    .findFirst()
                    .orElseThrow(() -> new IncompleteTrialException("the body measured no '" + response.name()
                            + "', which @Response declares; it measured "
                            + measurement.readings().stream()
                                    .map(Reading::response)
                                    .toList()));
            String unit = reading.unit();
            if (unit != null && !unit.equals(response.unit())) {
                throw new IncompleteTrialException("'" + response.name() + "' was measured in '" + unit
                        + "', but @Response declares '" + response.unit() + "'");
            }
        }
        return measurement;
    }
}
