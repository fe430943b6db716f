package io.lamina.service.dataset;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface ListedDatasetRepository extends Repository<ListedDataset, UUID> {
    List<ListedDataset> findByOrderByIdDesc(Limit limit);

    List<ListedDataset> findByIdLessThanOrderByIdDesc(UUID before, Limit limit);
}
