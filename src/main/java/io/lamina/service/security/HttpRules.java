package io.lamina.service.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/**
 * The rules of every route: with keys configured, everything is refused without one but the health probes and the documentation;
 * without keys, everything is allowed to whom {@link Access} lets reach the port, and nothing to other sites' pages.
 *
 * <p>There are no sessions, cookies, forms or passwords, so there is nothing for a CSRF token to protect.
 */
@Configuration(proxyBeanMethods = false)
class HttpRules {
    private static final String[] OPEN = {
        "/",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/openapi",
        "/openapi/**",
        "/openapi.yaml",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/error"
    };

    @Bean
    SecurityFilterChain filters(
            HttpSecurity http, Access access, AuthenticationEntryPoint entryPoint, AccessDeniedHandler refusal) {
        http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(entryPoint).accessDeniedHandler(refusal));
        if (access.needsKey()) {
            http.addFilterBefore(
                            new ApiKeyFilter(access.keys(), entryPoint), UsernamePasswordAuthenticationFilter.class)
                    .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                            .permitAll()
                            .anyRequest()
                            .authenticated());
        } else {
            http.addFilterBefore(new OtherSites(access.hosts()), UsernamePasswordAuthenticationFilter.class)
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        }
        return http.build();
    }

    /** No passwords exist; without this bean Spring Boot would invent one and print it. */
    @Bean
    AuthenticationManager noPasswords() {
        return authentication -> {
            throw new BadCredentialsException("passwords are not used here");
        };
    }
}
