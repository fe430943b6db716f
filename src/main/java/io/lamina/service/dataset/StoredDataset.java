package io.lamina.service.dataset;

import io.lamina.table.profile.TableProfile;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A dataset as other modules see it.
 *
 * @param id its id
 * @param name what people call it
 * @param description what people say of it
 * @param tags words to find it by
 * @param createdAt when it was stored
 * @param rowCount data rows
 * @param columnCount columns
 * @param byteCount length of the bytes that came
 * @param sha256 hash of the bytes that came
 * @param tableSha256 the blob with its typed columns
 * @param profile what is in it
 */
public record StoredDataset(
        UUID id,
        String name,
        String description,
        List<String> tags,
        Instant createdAt,
        long rowCount,
        int columnCount,
        long byteCount,
        String sha256,
        String tableSha256,
        TableProfile profile) {}
