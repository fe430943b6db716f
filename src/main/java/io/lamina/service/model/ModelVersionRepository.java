package io.lamina.service.model;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ModelVersionRepository extends JpaRepository<ModelVersion, UUID> {
    Optional<ModelVersion> findByNameAndVersion(String name, int version);

    Optional<ModelVersion> findFirstByNameOrderByVersionDesc(String name);

    List<ModelVersion> findByNameAndVersionLessThanOrderByVersionDesc(String name, int before, Limit limit);

    List<ModelVersion> findByIdInOrderByIdDesc(Collection<UUID> ids);

    @Query("select v.artifactSha256 from ModelVersion v where v.artifactSha256 in :sha256s")
    List<String> artifacts(Collection<String> sha256s);
}
