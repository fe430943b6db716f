package io.lamina.service.durability;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** Gives tests the one {@link Cluster}, which is started by the first that asks and closed after the last test of all. */
final class ClusterParameter extends TypeBasedParameterResolver<Cluster> {
    @Override
    public Cluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Cluster.class))
                .computeIfAbsent(Cluster.class, key -> started(), Cluster.class);
    }

    private static Cluster started() {
        try {
            return new Cluster();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
