package io.lamina.service.durability;

import io.lamina.service.LaminaProcess;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Ends this process by SIGKILL, or freezes it by SIGSTOP, at one moment of its talk with the database: before or after the n-th statement, or commit of a
 * transaction with such a statement, whose SQL has a pattern. It listens between Lamina and its connection pool, so that Lamina itself
 * knows nothing of it.
 */
final class KillSwitch implements BeanPostProcessor {
    private final String signal;
    private final boolean before;
    private final boolean atCommit;
    private final int number;
    private final Pattern sql;
    private final AtomicInteger seen = new AtomicInteger();

    /**
     * @param signal {@code KILL} or {@code STOP}
     * @param rule {@code before|after statement|commit NUMBER PATTERN}
     */
    KillSwitch(String signal, String rule) {
        this.signal = signal;
        String[] words = rule.split(" ", 4);
        this.before = words[0].equals("before");
        this.atCommit = words[1].equals("commit");
        this.number = Integer.parseInt(words[2]);
        this.sql = Pattern.compile(words[3], Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? proxy(DataSource.class, (proxy, method, arguments) -> {
                    Object answer = call(source, method, arguments);
                    return answer instanceof Connection connection ? watched(connection) : answer;
                })
                : bean;
    }

    private Connection watched(Connection connection) {
        List<String> transaction = new ArrayList<>();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            boolean commits = method.getName().equals("commit");
            boolean due = commits && atCommit && transaction.stream().anyMatch(this::matches) && isTheOne();
            if (due && before) {
                strike();
            }
            Object answer = call(connection, method, arguments);
            if (due) {
                strike();
            }
            if (commits || method.getName().equals("rollback")) {
                transaction.clear();
            }
            String text = sqlOf(arguments, null);
            return answer instanceof PreparedStatement statement
                    ? watched(PreparedStatement.class, statement, text, transaction)
                    : answer instanceof Statement statement
                            ? watched(Statement.class, statement, null, transaction)
                            : answer;
        });
    }

    private <S extends Statement> S watched(
            Class<S> type, S statement, @Nullable String prepared, List<String> transaction) {
        return proxy(type, (proxy, method, arguments) -> {
            String text = sqlOf(arguments, prepared);
            if (!method.getName().startsWith("execute") || text == null) {
                return call(statement, method, arguments);
            }
            transaction.add(text);
            boolean due = !atCommit && matches(text) && isTheOne();
            if (due && before) {
                strike();
            }
            Object answer = call(statement, method, arguments);
            if (due) {
                strike();
            }
            return answer;
        });
    }

    /** The SQL that a call brings with it; else that which was prepared before. */
    private static @Nullable String sqlOf(Object @Nullable [] arguments, @Nullable String prepared) {
        return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql ? sql : prepared;
    }

    private boolean matches(String text) {
        return sql.matcher(text).find();
    }

    private boolean isTheOne() {
        return seen.incrementAndGet() == number;
    }

    private static Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(KillSwitch.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private void strike() throws IOException, InterruptedException {
        LaminaProcess.signal(ProcessHandle.current().pid(), signal);
    }
}
