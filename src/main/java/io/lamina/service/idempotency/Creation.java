package io.lamina.service.idempotency;

import java.util.function.UnaryOperator;
import org.springframework.http.ResponseEntity;

/**
 * What a creating request does.
 *
 * @param <T> the body of its answer
 * @param <X> what may go wrong beside problems
 */
@FunctionalInterface
public interface Creation<T, X extends Exception> {
    /**
     * Creates.
     *
     * @param keep stores the answer and gives it back; it must be called in the transaction that creates, as its last act: if
     *     it throws, nothing may be committed
     */
    ResponseEntity<T> create(UnaryOperator<ResponseEntity<T>> keep) throws X;
}
