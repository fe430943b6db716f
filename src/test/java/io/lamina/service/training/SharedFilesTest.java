package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.role.Role;
import org.junit.jupiter.api.Test;

class SharedFilesTest {
    @Test
    void onlyOneOfSeveralProcessesWhoseBytesAreFilesIsWarned() {
        assertThat(SharedFiles.warning(Role.WORKER, "filesystem")).contains("LAMINA_BLOB_STORE=database");
        assertThat(SharedFiles.warning(Role.API, "filesystem")).isNotNull();
        assertThat(SharedFiles.warning(Role.API, "database")).isNull();
        assertThat(SharedFiles.warning(Role.ALL, "filesystem")).isNull();
    }
}
