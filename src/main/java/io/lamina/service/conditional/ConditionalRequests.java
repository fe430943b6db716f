package io.lamina.service.conditional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Wires what this package does into Spring MVC. */
@Configuration(proxyBeanMethods = false)
class ConditionalRequests implements WebMvcConfigurer {
    private static final String API = "/api/v1/";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnbuiltConditions()).addPathPatterns(API + "**");
    }

    /** Hashes what is sent, so a tag is right by construction; files are left out, because hashing holds the whole answer. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> entityTags() {
        FilterRegistrationBean<ShallowEtagHeaderFilter> registration =
                new FilterRegistrationBean<>(new ShallowEtagHeaderFilter() {
                    @Override
                    protected boolean shouldNotFilter(HttpServletRequest request) {
                        return request.getRequestURI().endsWith("/artifact");
                    }
                });
        registration.addUrlPatterns(API + "*");
        return registration;
    }
}
