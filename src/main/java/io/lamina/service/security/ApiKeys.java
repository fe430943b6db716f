package io.lamina.service.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The configured keys, each under the name of its client: {@code name:key,name:key}. Only hashes are kept, and a key is compared
 * in a time that does not depend on it.
 */
final class ApiKeys {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int SHORTEST_KEY = 16;

    private final Map<String, byte[]> hashes = new LinkedHashMap<>();

    /**
     * @param text what {@code LAMINA_API_KEYS} says; empty: no keys
     * @throws UnsafeConfigurationException if an entry is no {@code name:key}, a name is given twice, or a key is short
     */
    ApiKeys(String text) {
        for (String entry : text.isBlank() ? new String[0] : text.split(",", -1)) {
            int colon = entry.indexOf(':');
            String name = colon < 0 ? "" : entry.substring(0, colon).strip();
            String key = entry.substring(colon + 1).strip();
            if (!NAME.matcher(name).matches()) {
                throw new UnsafeConfigurationException(
                        "LAMINA_API_KEYS must look like name:key,name:key where a name is 1 to 64"
                                + " letters, digits, dots, dashes or underscores");
            }
            if (key.length() < SHORTEST_KEY) {
                throw new UnsafeConfigurationException("the key of \"" + name
                        + "\" in LAMINA_API_KEYS must have at least " + SHORTEST_KEY + " characters");
            }
            if (clientOf(key).isPresent()) {
                throw new UnsafeConfigurationException("two clients in LAMINA_API_KEYS have the same key");
            }
            if (hashes.put(name, hash(key)) != null) {
                throw new UnsafeConfigurationException("LAMINA_API_KEYS names \"" + name + "\" twice");
            }
        }
    }

    boolean isEmpty() {
        return hashes.isEmpty();
    }

    /** The client whose key this is. */
    Optional<String> clientOf(String key) {
        byte[] hash = hash(key);
        String client = null;
        for (Map.Entry<String, byte[]> entry : hashes.entrySet()) {
            if (MessageDigest.isEqual(entry.getValue(), hash)) {
                client = entry.getKey();
            }
        }
        return Optional.ofNullable(client);
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
