package io.lamina.service.model;

import io.lamina.nn.linalg.BlasCore;
import java.util.Locale;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** What this process trains with. */
@Component
public class Provenances {
    private final BuildProperties build;

    Provenances(BuildProperties build) {
        this.build = build;
    }

    /** Of a training of this process on these bytes. */
    public Provenance of(String datasetSha256) {
        return new Provenance(
                datasetSha256,
                String.valueOf(build.getVersion()),
                Runtime.version().toString(),
                System.getProperty("java.vm.name") + ", " + System.getProperty("java.vm.vendor"),
                System.getProperty("os.name").toLowerCase(Locale.ROOT) + "-" + System.getProperty("os.arch"),
                BlasCore.library(),
                BlasCore.name(),
                BlasCore.threads());
    }
}
