package io.lamina.service.blob;

import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Both stores, and which of them takes new blobs: {@code lamina.blob-store}. */
@Configuration(proxyBeanMethods = false)
class BlobStoreChoice {
    @Bean
    Staging staging(@Value("${lamina.data-dir}") Path dataFolder) {
        return new Staging(dataFolder);
    }

    @Bean
    FilesystemBlobStore filesystemBlobStore(@Value("${lamina.data-dir}") Path dataFolder) {
        return new FilesystemBlobStore(dataFolder);
    }

    @Bean
    DatabaseBlobStore databaseBlobStore(JdbcTemplate jdbc) {
        return new DatabaseBlobStore(jdbc);
    }

    @Bean
    BlobStores blobStores(
            List<BlobStore> stores, @Value("${lamina.blob-store:" + FilesystemBlobStore.NAME + "}") String chosen) {
        return BlobStores.of(stores, chosen);
    }
}
