package dev.plumbline.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hides what looks like a secret in text that others will read: what follows a name such as {@code password=}, {@code --token} or
 * {@code "apiKey":}, a password in an address, what follows {@code Authorization:}, and private keys. A secret without such a sign cannot
 * be told from other text.
 */
public final class Secrets {

    /** What stands in a secret's place. */
    public static final String MASK = "•••";

    private static final String NAME =
            "(?:password|passwd|passphrase|secret|credentials?|token|(?:api|access|private)[-_]?key)";

    /** Without one of these there is no secret that could be told. */
    private static final List<String> SIGNS =
            List.of("passw", "passphrase", "secret", "credential", "token", "key", "bearer", "authorization", "://");

    private static final List<Rule> RULES = List.of(
            new Rule("(?i)\\b(authorization[\"']?\\s{0,3}[=:]\\s{0,3})[^\\r\\n\"']++", "$1" + MASK),
            new Rule("(?i)\\b(bearer)\\s{1,3}[A-Za-z0-9+/=._~-]{16,}+", "$1 " + MASK),
            new Rule(
                    "(?i)(" + NAME + "[\"']?\\s{0,3}[=:]\\s{0,3})(?:\"[^\"]*+\"?|'[^']*+'?|[^\\s\"',;|&]++)",
                    "$1" + MASK),
            new Rule("(?i)(-[-a-z]{0,30}" + NAME + "[\"',\\s]{1,4})(?!-)[^\\s\"',;|&]++", "$1" + MASK),
            new Rule("(://[^\\s/:@]{0,200}):[^\\s/@]{1,200}@", "$1:" + MASK + "@"),
            new Rule("-----BEGIN ([A-Z ]{0,40}PRIVATE KEY)-----[^-]*+(?:-----END [A-Z ]{0,60}-----)?", "$1 " + MASK));

    private Secrets() {}

    /** The text with {@value #MASK} in place of each secret; the text itself where there is none. */
    public static String masked(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (SIGNS.stream().noneMatch(lower::contains)) {
            return text;
        }
        String masked = text;
        for (Rule rule : RULES) {
            masked = rule.pattern.matcher(masked).replaceAll(rule.replacement);
        }
        return masked;
    }

    private record Rule(Pattern pattern, String replacement) {

        Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }
    }
}
