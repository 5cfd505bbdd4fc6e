package dev.plumbline.fingerprint;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Names that secrets go by. */
final class SecretNames {

    private static final Set<String> ANYWHERE = Set.of("password", "passwd", "passphrase", "secret", "credential");

    private static final Set<String> AS_A_WORD = Set.of("token", "pass", "pwd", "key", "apikey", "pat");

    /** Where a shell is, and was. */
    private static final Set<String> HARMLESS = Set.of("pwd", "oldpwd");

    private SecretNames() {}

    /** Whether what goes by such a name is not for others to read: {@code DB_PASSWORD}, {@code san.apiKey}. */
    static boolean contain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String words = name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return !HARMLESS.contains(lower)
                && (ANYWHERE.stream().anyMatch(lower::contains)
                        || Stream.of(words.split("[^a-z0-9]+")).anyMatch(AS_A_WORD::contains));
    }
}
