package io.lamina.service.dataset;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface DatasetRepository extends JpaRepository<Dataset, UUID> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Dataset d where d.id = :id")
    Optional<Dataset> lock(UUID id);

    /** Keeps the row from being locked and deleted; many may have it so at once. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select d from Dataset d where d.id = :id")
    Optional<Dataset> share(UUID id);

    @Query("select d.sha256 from Dataset d where d.sha256 in :sha256s")
    List<String> sha256s(Collection<String> sha256s);

    @Query("select d.tableSha256 from Dataset d where d.tableSha256 in :sha256s")
    List<String> tableSha256s(Collection<String> sha256s);
}
