package io.lamina.service.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps pages of other sites out of a Lamina that asks for no key.
 *
 * <p>A browser reaches an address near it for any page it shows. Two tricks are refused: a page that posts here (its {@code
 * Origin} is not us), and a name of the attacker's that resolves to our address (DNS rebinding; its {@code Host} is a name that we
 * do not know). An address in figures is no name, so nobody can make it resolve elsewhere.
 */
final class OtherSites extends OncePerRequestFilter {
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");

    private final Set<String> knownNames;
    private final AccessDeniedHandler refusal;

    /** @param names what this Lamina is called beside {@code localhost}, in lower case */
    OtherSites(Set<String> names, AccessDeniedHandler refusal) {
        this.knownNames = new HashSet<>(names);
        this.knownNames.add("localhost");
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader("Host");
        if (host != null && !isKnown(withoutPort(host))) {
            refusal.handle(
                    request,
                    response,
                    new AccessDeniedException("the Host header has a name that LAMINA_ALLOWED_HOSTS does not"));
        } else if (isOtherOrigin(request.getHeader("Origin"), host)) {
            refusal.handle(request, response, new AccessDeniedException("the request comes from another site's page"));
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isKnown(String name) {
        return knownNames.contains(name) || ADDRESS.matcher(name).matches();
    }

    private static boolean isOtherOrigin(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return false;
        }
        try {
            String authority = URI.create(origin).getAuthority();
            return authority == null || !authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            // An Origin that is no URI comes from no page of ours.
            return true;
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
        return name.toLowerCase(Locale.ROOT);
    }
}
