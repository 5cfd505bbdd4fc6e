package dev.plumbline.lab.local;

import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.linux.Subnet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which addresses of the lab's subnet are given: in its lower half to machines, in its higher half to bonds, in pairs. */
final class HostNumbers {

    private final Subnet subnet;
    private final BitSet machines = new BitSet();
    private final BitSet pairs = new BitSet();
    private final BitSet ofBonds = new BitSet();

    HostNumbers(Subnet subnet) {
        this.subnet = subnet;
    }

    Subnet subnet() {
        return subnet;
    }

    /** A machine's. */
    int next() {
        int number = machines.nextClearBit(NetworkSwitch.FIRST_MACHINE);
        check(number, subnet.half(false).size() - 2);
        machines.set(number);
        return number;
    }

    /** The lower numbers of a bond's pairs: one for its own address, which goes with its first leg, and one for each leg. */
    List<Integer> nextPairs(int legs) {
        List<Integer> numbers = new ArrayList<>();
        int first = free(2, legs + 1);
        for (int pair = first; pair <= first + legs; pair++) {
            numbers.add(2 * pair);
        }
        check(2 * (first + legs) + 1, subnet.half(true).size() - 2);
        pairs.set(first, first + legs + 1);
        ofBonds.set(first);
        return numbers;
    }

    /** The first of so many pairs in a row that are not given. */
    private int free(int from, int count) {
        int first = pairs.nextClearBit(from);
        int next = pairs.nextSetBit(first);
        return next < 0 || next - first >= count ? first : free(next, count);
    }

    private void check(int number, int highest) {
        if (number > highest) {
            throw new MissingCapabilityException(
                    "the lab's network " + subnet + " has no address left; declare fewer machines, or fewer legs");
        }
    }

    /** Takes back what a leg had, and with the first leg of a bond the bond's own address. */
    void free(NetworkLeg leg) {
        if (!leg.isPair()) {
            machines.clear(leg.number());
            return;
        }
        int pair = leg.number() / 2;
        pairs.clear(pair);
        if (pair > 0 && ofBonds.get(pair - 1)) {
            pairs.clear(pair - 1);
            ofBonds.clear(pair - 1);
        }
    }
}
