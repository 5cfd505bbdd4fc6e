package dev.plumbline.baseline;

/**
 * What a session is held against, in words.
 *
 * @param words as in {@code 3 stored sessions}, or {@code new against old arm, 5 blocks}
 * @param unit what more of would make the comparison surer, as in {@code stored session}
 * @param units how many of them there are
 * @param steadierLevel what to do where more of them would not settle the level
 * @param steadierShape what to do where more of them would not settle a shape
 */
record Against(String words, String unit, int units, String steadierLevel, String steadierShape) {

    static Against stored(int sessions, String pooled) {
        return new Against(
                counted(sessions, "stored session") + pooled,
                "stored session",
                sessions,
                "a steadier lab, or both sides of the change measured in one session,",
                "more blocks in each session");
    }

    static Against arm(String first, String second, int blocks) {
        return new Against(
                second + " against " + first + " arm, " + counted(blocks, "block"),
                "block",
                blocks,
                "a longer measured interval",
                "a longer measured interval");
    }

    static String counted(int count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
