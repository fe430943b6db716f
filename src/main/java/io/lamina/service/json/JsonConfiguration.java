package io.lamina.service.json;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JacksonModule;

/** Puts the binder and the writer where Spring MVC would use Jackson alone. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JsonLimits.class)
class JsonConfiguration implements WebMvcConfigurer {
    private final QueryArguments queryArguments = new QueryArguments();
    private final JsonBinder binder;
    private final JsonLimits limits;

    JsonConfiguration(JsonBinder binder, JsonLimits limits) {
        this.binder = binder;
        this.limits = limits;
    }

    @Bean
    static JacksonModule recordModule(JsonWriter writer) {
        return new RecordModule(writer);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new RecordBodyConverter(binder, limits));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(queryArguments);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(queryArguments);
        registry.addInterceptor(new BodilessRequests(binder, limits));
    }
}
