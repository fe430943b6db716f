package io.lamina.service.model;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;

/** What must be the same for a training to give the same bits again. */
@Described("What must be the same for a training to give the same bits again.")
public record Provenance(
        @Setting(doc = "SHA-256 of the bytes of the dataset.")
        String datasetSha256,

        @Setting(doc = "Version of Lamina.") String laminaVersion,
        @Setting(doc = "Version of the Java runtime.") String javaVersion,

        @Setting(doc = "Operating system and processor architecture.")
        String platform,

        @Setting(doc = "The processor kernel that OpenBLAS chose; another one rounds differently.")
        String blasCore) {}
