package dev.plumbline.lab.linux;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.model.OneLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Addresses of IP version 4 whose first bits are the same.
 *
 * @param base the lowest of them
 * @param prefix how many bits are the same, 0 to 32
 */
public record Subnet(int base, int prefix) {

    /** Set aside for measurements of networks by <a href="https://www.rfc-editor.org/rfc/rfc2544">RFC 2544</a>. */
    static final Subnet BENCHMARKS = new Subnet(198 << 24 | 18 << 16, 15);

    /** The kernel's bridge takes 1,023 ports, so that more addresses would be of no use. */
    private static final int OF_A_LAB = 22;

    private static final Pattern WRITTEN = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)(?:/(\\d+))?");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads {@code 198.18.0.0/22}; one address without a prefix. */
    public static Subnet parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no subnet");
        }
        int base = IntStream.rangeClosed(1, 4)
                .map(i -> number(matcher.group(i), 255))
                .reduce(0, (a, b) -> a << 8 | b);
        return new Subnet(base, matcher.group(5) == null ? 32 : number(matcher.group(5), 32));
    }

    private static int number(String text, int most) {
        int number = Integer.parseInt(text);
        if (number > most) {
            throw new IllegalArgumentException("'" + text + "' is more than " + most);
        }
        return number;
    }

    /** Whether it is written with its lowest address, and has fewer than all. */
    public boolean isWhole() {
        return prefix > 0 && (base & (size() - 1)) == 0;
    }

    /**
     * One for a lab, to which this computer has no route yet.
     *
     * @throws MissingCapabilityException when there is none
     */
    public static Subnet free() throws IOException, InterruptedException {
        return free(inUse(Ip.list("-4", "-j", "route", "show", "table", "all", "root", BENCHMARKS.toString())));
    }

    /** Routes to parts of what is set aside; wider ones, as the default route, do not speak of these addresses. */
    static List<Subnet> inUse(String routes) throws IOException {
        try {
            List<Subnet> inUse = new ArrayList<>();
            for (JsonNode route : JSON.readTree(routes)) {
                inUse.add(parse(route.path("dst").asText()));
            }
            return inUse;
        } catch (JsonProcessingException e) {
            throw new IOException("what ip printed of the routes is no JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IOException(OneLine.of("what ip printed of the routes is none: " + e.getMessage()), e);
        }
    }

    static Subnet free(List<Subnet> inUse) {
        return IntStream.range(0, 1 << (OF_A_LAB - BENCHMARKS.prefix))
                .mapToObj(number -> new Subnet(BENCHMARKS.base + (number << (32 - OF_A_LAB)), OF_A_LAB))
                .filter(one -> inUse.stream().noneMatch(one::overlaps))
                .findFirst()
                .orElseThrow(
                        () -> new MissingCapabilityException("no subnet of " + BENCHMARKS + " is free for the lab's"
                                + " network: this computer has routes to "
                                + inUse.stream().limit(3).map(Subnet::toString).collect(Collectors.joining(", "))
                                + (inUse.size() > 3 ? " and others" : "") + "; remove those that are not needed"));
    }

    boolean overlaps(Subnet other) {
        int shared = Math.min(prefix, other.prefix);
        return shared == 0 || base >>> (32 - shared) == other.base >>> (32 - shared);
    }

    /** How many addresses it has. */
    public int size() {
        return 1 << (32 - prefix);
    }

    /** Its half with the lower addresses, or with the higher ones. */
    public Subnet half(boolean higher) {
        return new Subnet(higher ? base + size() / 2 : base, prefix + 1);
    }

    /** One of its addresses, counted from 0. */
    public String address(int number) {
        int address = base + number;
        return IntStream.of(24, 16, 8, 0)
                .mapToObj(shift -> String.valueOf(address >>> shift & 0xff))
                .collect(Collectors.joining("."));
    }

    /**
     * A network card's address that goes with one of its addresses: where that is given to another card later, what others
     * remember of it stays true. Its first byte says that it was not given by a manufacturer.
     */
    public String hardwareAddress(int number) {
        return String.format("02:00:%08x", base + number).replaceAll("(?<=:..)(..)(..)(..)$", ":$1:$2:$3");
    }

    @Override
    public String toString() {
        return address(0) + "/" + prefix;
    }
}
