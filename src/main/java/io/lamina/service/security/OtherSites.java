package io.lamina.service.security;

import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.service.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Set<String> knownNames;

    /** @param names what this Lamina is called beside {@code localhost}, in lower case */
    OtherSites(Set<String> names) {
        this.knownNames = new HashSet<>(names);
        this.knownNames.add("localhost");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader("Host");
        if (host != null && !isKnown(withoutPort(host))) {
            refuse(
                    request,
                    response,
                    "Host",
                    "\"" + host + "\" is no name of this Lamina; LAMINA_ALLOWED_HOSTS can name it");
        } else if (isOtherOrigin(request.getHeader("Origin"), host)) {
            refuse(
                    request,
                    response,
                    "Origin",
                    "is another site than \"" + host + "\"; its pages may not come in without a key");
        } else if (isWrite(request) && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            refuse(request, response, "Sec-Fetch-Site", "says that another site's page sent this");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isWrite(HttpServletRequest request) {
        return !READS.contains(request.getMethod());
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String header, String detail)
            throws IOException {
        ProblemWriter.write(
                request,
                response,
                new ProblemException(
                        ProblemType.FORBIDDEN,
                        "header " + header + " " + detail,
                        List.of(ProblemError.header(header, detail))));
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
