package io.lamina.service;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that remembers each statement that is prepared through it while it listens, with the arguments of its first
 * few executions. */
final class RecordedStatements extends DelegatingDataSource {
    /** How many executions of one statement are enough. */
    private static final int EXECUTIONS = 6;

    private final Map<String, List<List<Argument>>> statements = new LinkedHashMap<>();
    private volatile boolean listening;

    /** One call of a setter of {@link PreparedStatement}. */
    private record Argument(Method setter, List<@Nullable Object> values) {}

    /** A statement that can be prepared again, with the same arguments. */
    record Statement(String sql, List<Argument> arguments) {
        PreparedStatement prepare(Connection connection, String prefix) throws SQLException {
            PreparedStatement prepared = connection.prepareStatement(prefix + sql);
            for (Argument argument : arguments) {
                call(argument.setter(), prepared, argument.values().toArray());
            }
            return prepared;
        }
    }

    RecordedStatements(DataSource database) {
        super(database);
    }

    void listen(boolean listens) {
        listening = listens;
    }

    synchronized List<Statement> statements() {
        return statements.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(arguments -> new Statement(entry.getKey(), arguments)))
                .toList();
    }

    private synchronized void remember(String sql, List<Argument> arguments) {
        List<List<Argument>> executions = statements.computeIfAbsent(sql, first -> new ArrayList<>());
        if (executions.size() < EXECUTIONS) {
            executions.add(List.copyOf(arguments));
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return proxy(Connection.class, (proxy, method, values) -> {
            Object result = call(method, connection, values);
            return result instanceof PreparedStatement prepared && listening
                    ? recorded(prepared, String.valueOf(values[0]))
                    : result;
        });
    }

    private PreparedStatement recorded(PreparedStatement prepared, String sql) {
        List<Argument> arguments = new ArrayList<>();
        return proxy(PreparedStatement.class, (proxy, method, values) -> {
            if (method.getName().startsWith("set")
                    && method.getDeclaringClass() == PreparedStatement.class
                    && values != null) {
                Object index = values[0];
                arguments.removeIf(argument -> index.equals(argument.values().getFirst()));
                arguments.add(new Argument(method, Arrays.asList(values.clone())));
            } else if (method.getName().startsWith("execute")
                    || method.getName().equals("addBatch")) {
                remember(sql, arguments);
            }
            return call(method, prepared, values);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Method method, Object target, @Nullable Object @Nullable [] values)
            throws SQLException {
        try {
            return method.invoke(target, values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
