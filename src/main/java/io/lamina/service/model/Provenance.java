package io.lamina.service.model;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;

/** What must be the same for a training to give the same bits again. How many workers there were is not: it changes none. */
@Described(
        "What must be the same for a training to give the same bits again; the number of workers and cores changes none.")
public record Provenance(
        @Setting(doc = "SHA-256 of the bytes of the dataset.")
        String datasetSha256,

        @Setting(doc = "Version of Lamina.") String laminaVersion,
        @Setting(doc = "Version of the Java runtime.") String javaVersion,

        @Setting(doc = "Name and vendor of the Java virtual machine.", defaultValue = "\"unknown\"")
        String javaVm,

        @Setting(doc = "Operating system and processor architecture.")
        String platform,

        @Setting(doc = "Name and version of the library of matrix products.", defaultValue = "\"unknown\"")
        String blas,

        @Setting(doc = "The processor kernel that OpenBLAS chose; another one rounds differently.")
        String blasCore,

        @Setting(
                doc = "Threads of one matrix product: always one, because their number would change bits.",
                defaultValue = "1")
        int blasThreads) {}
