package io.lamina.service.security;

import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Decides who is let in before anything else begins, so that a process that is not safe to reach opens no database and no port. */
final class AccessFirst implements ApplicationContextInitializer<GenericApplicationContext> {
    @Override
    public void initialize(GenericApplicationContext context) {
        Binder settings = Binder.get(context.getEnvironment());
        Access access = new Access(
                settings.bind("lamina.api-keys", String.class).orElse(""),
                settings.bind("lamina.allow-anonymous", Boolean.class).orElse(false),
                settings.bind("server.address", String.class).orElse(""),
                settings.bind("lamina.allowed-hosts", Bindable.setOf(String.class))
                        .orElse(Set.of()));
        context.registerBean(Access.class, () -> access);
    }
}
