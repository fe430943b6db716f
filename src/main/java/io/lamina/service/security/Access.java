package io.lamina.service.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How this process lets clients in, decided once at start.
 *
 * <p>Without keys only this machine is served, unless {@code LAMINA_ALLOW_ANONYMOUS=true} says that everyone may come.
 */
@Component
final class Access {
    private final ApiKeys keys;
    private final boolean loopback;

    /** @throws UnsafeConfigurationException if strangers could reach this process without a key and nobody said they may */
    Access(
            @Value("${lamina.api-keys:}") String apiKeys,
            @Value("${lamina.allow-anonymous:false}") boolean allowAnonymous,
            @Value("${server.address:}") String address) {
        this.keys = new ApiKeys(apiKeys);
        this.loopback = isLoopback(address);
        if (keys.isEmpty() && !loopback && !allowAnonymous) {
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

    /** Whether only this machine can reach the port. */
    boolean loopback() {
        return loopback;
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
