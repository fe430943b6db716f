package io.lamina.service.idempotency;

import java.util.UUID;

/**
 * The right to carry out a keyed request, held by one caller at a time.
 *
 * @param request the id of the request's row
 * @param token what nobody else ever has: a claim that was taken over finds no row by it
 */
record KeyClaim(String request, UUID token) {}
