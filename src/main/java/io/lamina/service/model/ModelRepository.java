package io.lamina.service.model;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ModelRepository extends JpaRepository<Model, String> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from Model m where m.name = :name")
    Optional<Model> lock(String name);
}
