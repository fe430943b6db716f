package io.lamina.service.blob;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One kept blob, as its row says.
 *
 * @param sha256 the hash of its content, 64 lower-case hexadecimal digits
 * @param byteCount its length; null: kept by a version that did not write it down
 * @param store the name of the store that has the bytes
 * @param copy which copy it is, for a store that cannot take part in a transaction; letters, digits and hyphens, or empty
 */
record KeptBlob(String sha256, @Nullable Long byteCount, String store, String copy) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern COPY = Pattern.compile("[0-9a-f-]{0,36}");

    KeptBlob {
        checked(sha256);
        if (!COPY.matcher(copy).matches()) {
            throw new IllegalArgumentException("not the name of a copy");
        }
    }

    /** The same text, if it is a hash; a name that comes from outside never gets further. */
    static String checked(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal");
        }
        return sha256;
    }
}
