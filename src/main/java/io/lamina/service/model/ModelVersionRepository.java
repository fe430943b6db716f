package io.lamina.service.model;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ModelVersionRepository extends JpaRepository<ModelVersion, UUID> {
    Optional<ModelVersion> findByNameAndVersion(String name, int version);

    Optional<ModelVersion> findFirstByNameOrderByVersionDesc(String name);

    List<ModelVersion> findByNameAndVersionLessThanOrderByVersionDesc(String name, int before, Limit limit);

    /** The latest version of each model, the newest first. */
    @Query("select v from ModelVersion v where v.id < :before and v.version ="
            + " (select max(w.version) from ModelVersion w where w.name = v.name) order by v.id desc")
    List<ModelVersion> latest(UUID before, Limit limit);

    /** Deletes a row and says how many there were: 0 if somebody else was faster. */
    @Modifying
    @Query("delete from ModelVersion v where v.id = :id")
    int deleteVersion(UUID id);

    @Query("select v.artifactSha256 from ModelVersion v where v.artifactSha256 in :sha256s")
    List<String> artifacts(Collection<String> sha256s);
}
