package io.lamina.service.idempotency;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A request that creates something, with or without an {@code Idempotency-Key}. A controller's method that creates takes one as
 * a parameter; that alone makes its route accept the header, and its description say so.
 *
 * <p>A key belongs to a client, a method and a path. Owned by the request's thread.
 */
public final class KeyedRequest {
    private final Ledger ledger;
    private final String client;
    private final @Nullable String id;

    KeyedRequest(Ledger ledger, String client, @Nullable String id) {
        this.ledger = ledger;
        this.client = client;
        this.id = id;
    }

    /** Whose request it is: the name of the API key, or one name for all where none is asked for. */
    public String client() {
        return client;
    }

    /**
     * Creates, unless a request with the same key has. What throws leaves no trace, so a corrected body may be sent under the
     * same key.
     *
     * @param fingerprint equal for requests that ask for the same, see {@link Fingerprint}
     * @throws io.lamina.service.problem.ProblemException 409 while another request with the key runs, 422 if the key was sent
     *     with another fingerprint
     */
    public <T, X extends Exception> ResponseEntity<T> once(String fingerprint, Creation<T, X> creation) throws X {
        String request = id;
        if (request == null) {
            return creation.create(answer -> answer);
        }
        KeyClaim claim = ledger.claim(request, fingerprint);
        boolean created = false;
        try {
            ResponseEntity<T> first = creation.create(answer -> {
                ledger.finish(claim, answer);
                return answer;
            });
            created = true;
            return first;
        } catch (ClaimLostException e) {
            throw ledger.refusal(request, fingerprint);
        } finally {
            ledger.release(claim, !created);
        }
    }
}
