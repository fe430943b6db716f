package io.lamina.service.model;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ModelRepository extends JpaRepository<Model, String> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from Model m where m.name = :name")
    Optional<Model> lock(String name);

    /**
     * The latest version of each model, the newest first. Ids alone: in a join PostgreSQL may merge by id, and read every version that
     * another has replaced.
     */
    @Query("select m.latestId from Model m where m.latestId < :before order by m.latestId desc")
    List<UUID> latest(UUID before, Limit limit);
}
