package io.lamina.table.ingest;

import io.lamina.table.Table;
import io.lamina.table.profile.TableProfile;

/**
 * A table that was read, and what is in it.
 *
 * @param table the typed columns
 * @param profile statistics and warnings
 */
public record Ingested(Table table, TableProfile profile) {}
