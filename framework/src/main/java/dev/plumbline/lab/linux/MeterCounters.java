package dev.plumbline.lab.linux;

import java.io.IOException;
import java.util.List;

/** Named resources whose use is a counter: links, limits of processors, volumes. */
final class MeterCounters implements HostCounters {

    private final List<Meter> meters;

    MeterCounters(List<Meter> meters) {
        this.meters = List.copyOf(meters);
    }

    @Override
    public int size() {
        return meters.size();
    }

    /** One that is taken back meanwhile is not known from then on. */
    @Override
    public void read(double[] into, int at) {
        for (int i = 0; i < meters.size(); i++) {
            try {
                into[at + i] = meters.get(i).used();
            } catch (IOException e) {
                into[at + i] = Double.NaN;
            }
        }
    }

    @Override
    public void tell(HostCourse course, HostFigures figures) {
        for (int i = 0; i < meters.size(); i++) {
            figures.busy(meters.get(i).name(), course.rate(i) / meters.get(i).capacityPerSecond());
        }
    }
}
