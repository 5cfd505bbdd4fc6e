package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The machines of a lab that are somebody's, in the order of their names; looked for once, when they are first asked for. */
final class ExistingDomains {

    private static final Pattern LISTED = Pattern.compile("\\s*([0-9a-fA-F-]{36})\\s+(.+?)\\s*");

    /** What neither a report nor a job of a load generator takes for anything else. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final ExistingSettings settings;
    private final List<Virsh> hypervisors;
    private @Nullable Map<ExistingDomain, ExistingDefinition> found;

    ExistingDomains(ExistingSettings settings, List<Virsh> hypervisors) {
        this.settings = settings;
        this.hypervisors = List.copyOf(hypervisors);
    }

    /** How many there are to be had. */
    int count() {
        return all().size();
    }

    /** The n-th, from 1. */
    ExistingDomain get(int number) {
        List<ExistingDomain> domains = List.copyOf(all().keySet());
        if (number > domains.size()) {
            throw new MissingCapabilityException(number + " virtual machines are wanted, but " + settings.where()
                    + " has " + domains.size() + " with names as '" + settings.machines() + "'; ask for fewer");
        }
        return domains.get(number - 1);
    }

    /** What they are made of; in order. */
    synchronized Map<ExistingDomain, ExistingDefinition> all() {
        Map<ExistingDomain, ExistingDefinition> there = found;
        if (there == null) {
            try {
                there = find();
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while virtual machines were looked for", e);
            }
            found = there;
        }
        return there;
    }

    private Map<ExistingDomain, ExistingDefinition> find() throws IOException, InterruptedException {
        List<ExistingDomain> domains = new ArrayList<>();
        for (Virsh hypervisor : hypervisors) {
            domains.addAll(on(hypervisor));
        }
        domains.sort(Comparator.comparing(domain -> orderOf(domain.name())));
        check(domains);
        Map<ExistingDomain, ExistingDefinition> all = new LinkedHashMap<>();
        for (ExistingDomain domain : domains) {
            all.put(domain, ExistingDefinition.of(domain));
        }
        return all;
    }

    private List<ExistingDomain> on(Virsh hypervisor) throws IOException, InterruptedException {
        String which = settings.start() ? "--all" : "--state-running";
        return hypervisor
                .run("list", which, "--uuid", "--name")
                .lines()
                .map(LISTED::matcher)
                .filter(Matcher::matches)
                .filter(line -> settings.matches(line.group(2)))
                .map(line -> new ExistingDomain(hypervisor, line.group(1), line.group(2)))
                .toList();
    }

    private void check(List<ExistingDomain> domains) {
        Map<String, ExistingDomain> byName = new HashMap<>();
        for (ExistingDomain domain : domains) {
            if (!NAME.matcher(domain.name()).matches()) {
                throw new MisuseException(settings.where() + ": the name of the virtual machine '" + domain.name()
                        + "' has more than letters, digits and ._-; rename it, or write a narrower 'machines'");
            }
            ExistingDomain other = byName.put(domain.name(), domain);
            if (other != null) {
                throw new MisuseException(settings.where() + ": " + other.on().uri() + " and "
                        + domain.on().uri() + " both have a virtual machine " + domain.name()
                        + "; rename one, or write a narrower 'machines'");
            }
        }
    }

    /** Puts lab-2 before lab-10. */
    static String orderOf(String name) {
        return DIGITS.matcher(name)
                .replaceAll(digits -> String.format("%64s", digits.group()).replace(' ', '0'));
    }
}
