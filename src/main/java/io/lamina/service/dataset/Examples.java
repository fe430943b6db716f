package io.lamina.service.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lays the example datasets into an empty database, once: whoever deletes one does not get it back. Their ids are fixed, so that
 * the examples of the documentation work as they stand.
 */
@Component
class Examples implements SmartInitializingSingleton {
    static final String IRIS_ID = "01900000-0000-7000-8000-000000000001";
    static final String PENGUINS_ID = "01900000-0000-7000-8000-000000000002";
    static final String XOR_ID = "01900000-0000-7000-8000-000000000003";

    private static final Logger LOG = LoggerFactory.getLogger(Examples.class);
    private static final String MILESTONE = "examples";

    private final Datasets datasets;
    private final JdbcTemplate jdbc;
    private final InstantSource clock;
    private final boolean wanted;

    Examples(
            Datasets datasets,
            JdbcTemplate jdbc,
            InstantSource clock,
            @Value("${lamina.examples:true}") boolean wanted) {
        this.datasets = datasets;
        this.jdbc = jdbc;
        this.clock = clock;
        this.wanted = wanted;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!wanted || isReached()) {
            return;
        }
        Map<String, String> examples = new LinkedHashMap<>();
        examples.put(XOR_ID, "xor");
        examples.put(PENGUINS_ID, "penguins");
        examples.put(IRIS_ID, "iris");
        try {
            examples.forEach(this::lay);
            jdbc.update(
                    "insert into milestone (name, reached_at) values (?, ?)",
                    MILESTONE,
                    Timestamp.from(clock.instant()));
        } catch (DataIntegrityViolationException e) {
            LOG.debug("another process on the same new database lays the examples", e);
        }
    }

    private boolean isReached() {
        Integer count = jdbc.queryForObject("select count(*) from milestone where name = ?", Integer.class, MILESTONE);
        return count != null && count > 0;
    }

    private void lay(String id, String name) {
        try (InputStream csv = new ClassPathResource("examples/" + name + ".csv").getInputStream()) {
            datasets.add(UUID.fromString(id), name, csv);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store the example dataset " + name, e);
        }
    }
}
