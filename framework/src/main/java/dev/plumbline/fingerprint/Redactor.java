package dev.plumbline.fingerprint;

import dev.plumbline.model.MisuseException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps out of fingerprints what identifies a machine, and refuses what is secret. What identifies is replaced by a short hash of
 * it: whether it is still the same stays visible. The hash has no salt, so that two runs give the same one; it is no protection
 * against somebody who tries candidates, which is why secrets are refused instead.
 */
final class Redactor {

    /** The longest value that is kept as it is, in characters; of a longer one the end becomes a hash. */
    static final int LONGEST = 200;

    private static final Pattern QUANTITY = Pattern.compile("[-+]?[0-9]+([.,][0-9]+)?( ?[\\p{L}%][\\p{L}/%]*){0,3}");

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\s]+");

    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("-----BEGIN "),
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/\\s@]*:[^/\\s]*@"),
            Pattern.compile("(?i)\\b(password|passwd|passphrase|secret|token)\\s*[=:]\\s*\\S"),
            Pattern.compile("(?i)\\bbearer\\s+\\S{8}"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\."));

    private static final List<Pattern> IDENTIFIERS = List.of(
            Pattern.compile("(?i)(?<![0-9a-f])[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-f])"),
            Pattern.compile("(?i)(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])"),
            Pattern.compile("(?i)(?<![0-9a-f:-])[0-9a-f]{2}([:-][0-9a-f]{2}){5}(?![0-9a-f:-])"),
            Pattern.compile("(?i)(?<![0-9a-f.])([0-9a-f]{4}\\.){2}[0-9a-f]{4}(?![0-9a-f.])"),
            Pattern.compile("(?i)(?<=\\benx)[0-9a-f]{12}\\b"),
            Pattern.compile("(?i)\\b(naa|eui|wwn|nguid)[.-][-.0-9a-fx]{8,}"),
            Pattern.compile(
                    "(?<![0-9.])((10|127)\\.\\d{1,3}|192\\.168|169\\.254|172\\.(1[6-9]|2\\d|3[01]))(\\.\\d{1,3}){2}(?![0-9.])"),
            Pattern.compile("(?i)(?<![0-9a-f:])([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![0-9a-f:])"),
            Pattern.compile("(?i)(?<![0-9a-f:])([0-9a-f]{1,4}:)*[0-9a-f]{1,4}::([0-9a-f]{1,4}(:[0-9a-f]{1,4})*)?"));

    private final Inventory inventory;
    /** Of what identifies by itself. */
    private final List<Pattern> identifiers = new ArrayList<>();
    /** These, and host names. */
    private final List<Pattern> patterns = new ArrayList<>();

    Redactor(Inventory inventory) {
        this.inventory = inventory;
        inventory.marks().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(mark -> identifiers.add(mark.length() < 8 ? word(mark) : anyCase(mark)));
        identifiers.addAll(IDENTIFIERS);
        patterns.addAll(identifiers);
        inventory.names().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(name -> patterns.add(word(name)));
    }

    /**
     * A value that a lab made: as {@link #givenValue}, except that a quantity in words names nobody, even where the host is called
     * as its unit is. A lab whose keys are declared numbers has the same fingerprint on every computer.
     *
     * @throws MisuseException when it is a secret
     */
    String ownValue(String place, String key, String raw) {
        return QUANTITY.matcher(raw).matches() ? raw : givenValue(place, key, raw);
    }

    /**
     * A value without what identifies a machine, on one line and of bounded length.
     *
     * @param place where it comes from, for people
     * @throws MisuseException when it is a secret
     */
    String givenValue(String place, String key, String raw) {
        refuseSecrets(place, key, raw);
        String value = UNSEEN.matcher(raw).replaceAll(" ").strip();
        for (Pattern pattern : patterns) {
            value = pattern.matcher(value).replaceAll(match -> Matcher.quoteReplacement(hash(match.group())));
        }
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST - 20) + "… " + hash(value);
    }

    /**
     * Checks a key of a lab, whose words are its own, and may be those that a host is called by.
     *
     * @throws MisuseException when it identifies a machine
     */
    void ownKey(String place, String key) {
        refuse(place, key, identifiers);
    }

    /**
     * Checks a key that a user gave: it cannot be replaced by a hash.
     *
     * @throws MisuseException when it identifies a machine or asks for a secret
     */
    void givenKey(String place, String key) {
        if (SecretNames.contain(key)) {
            throw new MisuseException(place + " has the key '" + key
                    + "', which is named like a secret; a fingerprint is stored for others to read, so leave it out");
        }
        refuse(place, key, patterns);
    }

    private static void refuse(String place, String key, List<Pattern> refused) {
        for (Pattern pattern : refused) {
            if (pattern.matcher(key).find()) {
                throw new MisuseException(
                        place + " has the key '" + key
                                + "', which holds a name or an address of a machine; name it by what it is for, as 'san.firmware'");
            }
        }
    }

    private void refuseSecrets(String place, String key, String raw) {
        for (Map.Entry<String, String> secret : inventory.secrets().entrySet()) {
            if (raw.contains(secret.getValue())) {
                throw secret(place, key, "the value of the environment variable " + secret.getKey());
            }
        }
        if (SECRETS.stream().anyMatch(pattern -> pattern.matcher(raw).find())) {
            throw secret(place, key, "what looks like a password or a private key");
        }
    }

    /** The secret itself is not repeated. */
    private static MisuseException secret(String place, String key, String what) {
        return new MisuseException(place + " has under '" + key + "' " + what
                + "; a fingerprint is stored for others to read, so leave it out");
    }

    private static Pattern anyCase(String text) {
        return Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE);
    }

    /** Not inside of a longer word: the host {@code vm} is not in {@code kvm}. */
    private static Pattern word(String text) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(text) + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
