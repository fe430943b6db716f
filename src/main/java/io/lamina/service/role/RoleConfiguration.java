package io.lamina.service.role;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Leaves out what the role of this process does not do. */
@Configuration(proxyBeanMethods = false)
class RoleConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(RoleConfiguration.class);

    /** Before anything is made that is as large as the workers are many, and says so in its own words. */
    @Bean
    static BeanFactoryPostProcessor countedWorkers(Environment environment) {
        String workers = environment.getProperty("lamina.workers", "");
        if (!workers.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("lamina.workers must be a whole number from 1 to 9999, got \"" + workers
                    + "\"; it is the number of cores if it is left out, and LAMINA_ROLE=api runs no jobs");
        }
        return factory -> {};
    }

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
