package io.lamina.service.training;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which jobs a list shows. A fold is no job, and a trial is listed only for its tuning job.
 *
 * @param before the last id of the page before
 */
record ListedJobs(
        @Nullable TrainingStatus status,
        @Nullable UUID datasetId,
        @Nullable UUID tuningJobId,
        @Nullable UUID before) implements Specification<TrainingJob> {
    /** All of a list have one parent, or none; the order names it because the indexes do. */
    static final Sort NEWEST_FIRST = Sort.by("parentId").and(Sort.by("id").descending());

    /** Only conditions that were asked for: "parameter is null or …" would keep the database from its indexes. */
    @Override
    public Predicate toPredicate(Root<TrainingJob> job, @Nullable CriteriaQuery<?> query, CriteriaBuilder is) {
        List<Predicate> conditions = new ArrayList<>();
        if (status != null) {
            conditions.add(is.equal(job.get("status"), status));
        }
        if (datasetId != null) {
            conditions.add(is.equal(job.get("datasetId"), datasetId));
        }
        if (before != null) {
            conditions.add(is.lessThan(job.get("id"), before));
        }
        if (tuningJobId == null) {
            conditions.add(is.isNull(job.get("parentId")));
        } else {
            conditions.add(is.equal(job.get("parentId"), tuningJobId));
            conditions.add(is.notEqual(job.get("kind"), WorkKind.FOLD));
        }
        return is.and(conditions.toArray(Predicate[]::new));
    }
}
