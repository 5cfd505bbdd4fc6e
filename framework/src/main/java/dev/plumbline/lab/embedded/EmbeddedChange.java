package dev.plumbline.lab.embedded;

import dev.plumbline.lab.SwitchableChange;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A change of how worn the devices are. */
final class EmbeddedChange implements SwitchableChange {

    static final String HANDLER = "embedded.wear";

    /** The argument of the undo record: the wear to go back to. */
    static final String WEAR = "wear";

    private final Map<String, Double> wearOfArm;
    private final List<String> arms;
    private final Pace pace;

    EmbeddedChange(Map<String, Double> wearOfArm, Pace pace) {
        this.wearOfArm = wearOfArm;
        this.arms = List.copyOf(wearOfArm.keySet());
        this.pace = pace;
    }

    @Override
    public List<String> arms() {
        return arms;
    }

    @Override
    public UndoRecord back() {
        return UndoRecord.of(HANDLER, Map.of(WEAR, Double.toString(wear(arms.get(0)))));
    }

    @Override
    public void apply(String arm) {
        pace.wear(wear(arm));
    }

    @Override
    public Optional<String> notInEffect(String arm) {
        return pace.wear() == wear(arm)
                ? Optional.empty()
                : Optional.of("arm '" + arm + "' is not in effect: the devices are worn by "
                        + Quantities.formatPercent(pace.wear()) + " and not by "
                        + Quantities.formatPercent(wear(arm)));
    }

    private double wear(String arm) {
        Double wear = wearOfArm.get(arm);
        if (wear == null) {
            throw new MisuseException("there is no arm '" + arm + "'; there are " + arms);
        }
        return wear;
    }
}
