package io.lamina.service.model;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The models in memory, those used least recently going first once their artifacts exceed a number of bytes. Thread-safe. */
final class LoadedModels {
    private final long mostBytes;
    private final Map<UUID, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private record Entry(LoadedModel model, long bytes) {}

    LoadedModels(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized @Nullable LoadedModel find(UUID id) {
        Entry entry = entries.get(id);
        return entry == null ? null : entry.model();
    }

    /** Adds a model; one that is larger than the limit by itself is not kept. */
    synchronized void add(UUID id, LoadedModel model, long itsBytes) {
        remove(id);
        entries.put(id, new Entry(model, itsBytes));
        bytes += itsBytes;
        Iterator<Entry> eldest = entries.values().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }

    synchronized void remove(UUID id) {
        Entry removed = entries.remove(id);
        if (removed != null) {
            bytes -= removed.bytes();
        }
    }
}
