package dev.plumbline.lab;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a ledger's file: lab, process, its start in milliseconds, and a number in the process. */
final class LedgerName {

    static final String ENDING = ".ledger.jsonl";

    private static final Pattern NAME = Pattern.compile("(.+)-\\d+-\\d+-\\d+" + Pattern.quote(ENDING));

    private LedgerName() {}

    static String of(String lab, Owner owner, int number) {
        return ofLab(lab) + "-" + owner.pid() + "-" + owner.started().toEpochMilli() + "-" + number + ENDING;
    }

    /** The lab's part of a name; empty for a file of another kind. */
    static Optional<String> lab(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static String ofLab(String lab) {
        return lab.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
