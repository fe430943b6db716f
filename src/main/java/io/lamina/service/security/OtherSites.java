package io.lamina.service.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps pages of other sites out of a Lamina that asks for no key.
 *
 * <p>A browser on this machine reaches the loopback address for any page it shows. Two tricks are refused: a page that posts here
 * (its {@code Origin} is not us), and a name of the attacker's that resolves to 127.0.0.1 (the {@code Host} is not loopback).
 */
final class OtherSites extends OncePerRequestFilter {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean onlyLoopbackNames;
    private final AccessDeniedHandler refusal;

    OtherSites(boolean onlyLoopbackNames, AccessDeniedHandler refusal) {
        this.onlyLoopbackNames = onlyLoopbackNames;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader("Host");
        if (onlyLoopbackNames && host != null && !LOOPBACK_NAMES.contains(withoutPort(host))) {
            refusal.handle(request, response, new AccessDeniedException("the Host header names another machine"));
        } else if (isOtherOrigin(request.getHeader("Origin"), host)) {
            refusal.handle(request, response, new AccessDeniedException("the request comes from another site's page"));
        } else {
            chain.doFilter(request, response);
        }
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
