package io.lamina.service.role;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Leaves out what the role of this process does not do. */
@Configuration(proxyBeanMethods = false)
class RoleConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(RoleConfiguration.class);

    /** Takes the place of the starter that would start the scheduler: tokens are written, and others find them. */
    @Bean
    @ConditionalOnProperty(name = "lamina.role", havingValue = "api")
    DbSchedulerStarter noWorker() {
        return () -> LOG.debug("this process runs no jobs");
    }

    @Bean
    @ConditionalOnProperty(name = "lamina.role", havingValue = "worker")
    FilterRegistrationBean<ClosedDoor> closedDoor() {
        FilterRegistrationBean<ClosedDoor> door = new FilterRegistrationBean<>(new ClosedDoor());
        door.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return door;
    }
}
