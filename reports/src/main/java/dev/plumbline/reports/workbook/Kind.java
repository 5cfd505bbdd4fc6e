package dev.plumbline.reports.workbook;

/** How a column's cells are shown. What stands in a cell is not rounded by it. */
enum Kind {
    /** Text, and numbers as a reader would type them. */
    PLAIN("General"),
    /** Counts, without separators: a seed or a year has none. */
    WHOLE("0"),
    /** Measured values, from small to large. */
    VALUE("[>=1000]#,##0;[>=10]0.00;General"),
    /** Ratios. */
    RATIO("0.0000"),
    /** Shares: 0.05 is shown as 5.0 %. */
    SHARE("0.0%"),
    /** Points in time, in UTC. */
    TIME("yyyy-mm-dd hh:mm:ss.000"),
    /** Durations in seconds. */
    SECONDS("0.000");

    private final String format;

    Kind(String format) {
        this.format = format;
    }

    /** The number format, as in {@code 0.0%}. */
    String format() {
        return format;
    }
}
