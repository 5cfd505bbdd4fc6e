package dev.plumbline.benchmark;

import dev.plumbline.lab.libvirt.GuestImages;
import dev.plumbline.lab.libvirt.PrivateLibvirtd;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How long it takes until so many virtual machines are ready, by {@code qemu-system-x86_64} started by hand and by the lab: the
 * same image, the same hardware, emulated in both. As root, from the top of the repository:
 *
 * <pre>{@code mvn -q test-compile exec:exec -Pbenchmark-guests -pl framework}</pre>
 */
final class GuestBenchmark {

    /** A way to have machines. */
    interface Way {

        /** Starts so many, waits until all of them are ready, and ends them; the seconds until they were. */
        double secondsUntilReady(int count) throws Exception;
    }

    private GuestBenchmark() {}

    /** Arguments: pairs; numbers of machines, as {@code 1,2,4}; the lab, where {@code URI} and {@code IMAGE} are put in. */
    public static void main(String[] arguments) throws Exception {
        int pairs = Integer.parseInt(arguments[0]);
        List<Integer> counts =
                Stream.of(arguments[1].split(",")).map(Integer::valueOf).toList();
        try (PrivateLibvirtd libvirtd = PrivateLibvirtd.open()) {
            String lab = arguments[2]
                    .replace("URI", libvirtd.uri())
                    .replace("IMAGE", GuestImages.folder().toString());
            compare(pairs, counts, new GuestsByHand(GuestImages.folder()), new GuestsOfLab(lab), System.out);
        }
    }

    private static void compare(int pairs, List<Integer> counts, Way byHand, Way ofLab, PrintStream out)
            throws Exception {
        Random order = new Random(1);
        List<String> told = new ArrayList<>();
        for (int count : counts) {
            Ratios ratios = new Ratios();
            for (int pair = 1; pair <= pairs; pair++) {
                boolean handFirst = order.nextBoolean();
                double first = (handFirst ? byHand : ofLab).secondsUntilReady(count);
                double second = (handFirst ? ofLab : byHand).secondsUntilReady(count);
                double hand = handFirst ? first : second;
                double lab = handFirst ? second : first;
                ratios.add(lab / hand);
                out.printf(Locale.ROOT, "%d guests, pair %d: by hand %.2f s, lab %.2f s%n", count, pair, hand, lab);
            }
            told.add(ratios.told(count + " guests, lab / by hand"));
        }
        told.forEach(out::println);
    }
}
