package dev.plumbline.lab.local;

import dev.plumbline.lab.linux.Tool;
import java.io.IOException;
import java.util.List;

/**
 * How several legs are made one here, found by trying in a namespace that goes with the process that tries.
 *
 * <p>The driver deals packets out one by one ({@code balance-rr}): each flow then has all legs, as on the emulated lab, at the price
 * of packets out of order. By hash of addresses and ports ({@code balance-xor}) a flow would keep to a leg that nobody can ask
 * the driver for, so that flows could not be dealt evenly.
 */
enum BondKind {
    DRIVER("bonding balance-rr"),
    ROUTES("multipath routes"),
    NONE("none");

    /** The fingerprint's key. */
    static final String KEY = "link.bond";

    static final String DRIVER_OPTIONS = "type bond mode balance-rr miimon 100";

    private final String words;

    BondKind(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }

    private static final class Found {
        private static final BondKind HERE = tried();
    }

    /** What this computer can; tried once. */
    static BondKind here() {
        return Found.HERE;
    }

    private static BondKind tried() {
        if (works("ip link add name bond type bond mode balance-rr")) {
            return DRIVER;
        }
        return works("ip link add name one type veth peer name two; ip link set one up; ip link set two up;"
                        + " ip addr add 198.18.0.1/31 dev one; ip addr add 198.18.0.3/31 dev two;"
                        + " ip route add 198.18.2.0/24 nexthop dev one nexthop dev two;"
                        + " test -f /proc/sys/net/ipv4/fib_multipath_hash_fields")
                ? ROUTES
                : NONE;
    }

    private static boolean works(String script) {
        try {
            return Tool.run(List.of("unshare", "--net", "sh", "-ec", script))
                            .exitCode()
                            .orElse(-1)
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
