package io.lamina.service.blob;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where blobs lie; so far always the file system, under {@code lamina.data-dir}. */
@Configuration(proxyBeanMethods = false)
class BlobStoreChoice {
    @Bean
    BlobStore blobStore(@Value("${lamina.data-dir}") Path dataFolder) {
        return new FilesystemBlobStore(dataFolder);
    }
}
