package io.lamina.nn.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.openblas.global.openblas;
import org.junit.jupiter.api.Test;
import org.nd4j.nativeblas.NativeOpsHolder;

class OpenBlasTest {
    @Test
    void oneThreadPerCall() {
        OpenBlas.start();
        assertThat(openblas.blas_get_num_threads()).isEqualTo(1);
        assertThat(NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads())
                .isEqualTo(1);
    }
}
