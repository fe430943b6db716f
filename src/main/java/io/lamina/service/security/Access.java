package io.lamina.service.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How this process lets clients in, decided by {@link AccessFirst} once at start.
 *
 * <p>Without keys only this machine is served, unless {@code LAMINA_ALLOW_ANONYMOUS=true} says that everyone may come.
 */
final class Access {
    private final ApiKeys keys;
    private final Set<String> hosts;

    /** @throws UnsafeConfigurationException if strangers could reach this process without a key and nobody said they may */
    Access(String apiKeys, boolean allowAnonymous, String address, Set<String> allowedHosts) {
        this.keys = new ApiKeys(apiKeys);
        this.hosts = new HashSet<>();
        allowedHosts.forEach(host -> hosts.add(host.strip().toLowerCase(Locale.ROOT)));
        hosts.add(address.toLowerCase(Locale.ROOT));
        if (keys.isEmpty() && !isLoopback(address) && !allowAnonymous) {
            throw new UnsafeConfigurationException("Lamina would listen on "
                    + (address.isBlank() ? "every address of this machine" : address)
                    + " and let everyone in: no API keys are configured.");
        }
    }

    ApiKeys keys() {
        return keys;
    }

    /** Whether every caller must show a key. */
    boolean needsKey() {
        return !keys.isEmpty();
    }

    /** The names in a {@code Host} header that mean this Lamina, beside {@code localhost} and any address in figures. */
    Set<String> hosts() {
        return hosts;
    }

    private static boolean isLoopback(@Nullable String address) {
        if (address == null || address.isBlank()) {
            return false;
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new UnsafeConfigurationException("SERVER_ADDRESS \"" + address + "\" is no address of this machine");
        }
    }
}
