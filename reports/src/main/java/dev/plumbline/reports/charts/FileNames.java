package dev.plumbline.reports.charts;

import java.util.Locale;

/** Parts of names of files, from names of users. */
final class FileNames {

    private static final int LONGEST = 40;

    private FileNames() {}

    /** Lower-case letters, digits and hyphens; what had to be changed or cut is told apart by a number that follows from the text. */
    static String part(String name) {
        String safe =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        boolean kept = safe.length() <= LONGEST
                && safe.equals(name.toLowerCase(Locale.ROOT).replaceAll("[ _.]", "-"));
        String cut = safe.substring(0, Math.min(LONGEST, safe.length()));
        return kept && !safe.isEmpty() ? safe : cut + (cut.isEmpty() ? "" : "-") + Integer.toHexString(name.hashCode());
    }
}
