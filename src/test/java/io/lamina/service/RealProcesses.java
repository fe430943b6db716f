package io.lamina.service;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * A class of tests that start processes, kill them, and mostly wait: such classes run beside all others, as many at a time as {@code
 * junit-platform.properties} has threads for, but each from its first test to its last.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = RealProcesses.OwnLock.class)
public @interface RealProcesses {
    /** A lock that no other class wants keeps the tests of a class in one thread. */
    final class OwnLock implements ResourceLocksProvider {
        /** For JUnit alone. */
        OwnLock() {}

        @Override
        public Set<Lock> provideForClass(Class<?> testClass) {
            return Set.of(new Lock(testClass.getName()));
        }

        @Override
        public Set<Lock> provideForNestedClass(List<Class<?>> enclosingInstanceTypes, Class<?> testClass) {
            return provideForClass(testClass);
        }
    }
}
