package io.lamina.service.json;

import io.lamina.service.problem.SecurityProblems;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A service of the two modules and {@link SampleController} alone, without a database.
 *
 * <p>It bears no {@code @Configuration}, so that the scan of the real application passes it by.
 */
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration"
        })
@ComponentScan(basePackages = {"io.lamina.service.problem"})
@Import({
    JsonBinder.class,
    JsonWriter.class,
    JsonConfiguration.class,
    RecordModelConverter.class,
    OperationDescription.class,
    ApiDescription.class,
    SampleController.class
})
class TestServer {
    @Bean
    SecurityFilterChain everythingButTheSecret(HttpSecurity http, SecurityProblems problems) throws Exception {
        return http.csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(routes -> routes.requestMatchers("/secret")
                        .authenticated()
                        .requestMatchers("/forbidden")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }
}
