package io.lamina.service.training;

import io.lamina.service.role.Deployment;
import io.lamina.service.role.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Says at start what processes that share a database must share too: a worker that does not see a dataset's file cannot train. */
@Component
class SharedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SharedFiles.class);

    SharedFiles(Deployment deployment, @Value("${lamina.blob-store:filesystem}") String blobStore) {
        String warning = warning(deployment.role(), blobStore);
        if (warning != null) {
            LOG.warn(warning);
        }
    }

    /** What is to be seen to; null: nothing. */
    static @Nullable String warning(Role role, String blobStore) {
        return role == Role.ALL || !blobStore.equals("filesystem")
                ? null
                : "this process is one of several, and bytes lie in its data folder: all processes must share that folder,"
                        + " or keep bytes in the database with LAMINA_BLOB_STORE=database";
    }
}
