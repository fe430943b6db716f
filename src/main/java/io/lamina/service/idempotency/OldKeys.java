package io.lamina.service.idempotency;

import io.lamina.service.housekeeping.Housework;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Keys need not be remembered for ever. */
@Component
class OldKeys implements Housework {
    private final Ledger ledger;

    OldKeys(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "idempotency keys";
    }

    @Override
    public int clean(Instant now, int limit) {
        return ledger.forget(now, limit);
    }
}
