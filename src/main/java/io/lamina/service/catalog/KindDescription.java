package io.lamina.service.catalog;

import io.lamina.service.json.SettingDescription;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;

/** One kind of a family. */
@Described("One kind of a family: what it computes, when to use it, and its settings.")
record KindDescription(
        @Setting(doc = "The name that a request writes.", example = "\"leaky_relu\"")
        String type,

        @Setting(doc = "Its settings, in the order of their declaration.")
        List<SettingDescription> parameters,

        @Setting(doc = "What it computes.", example = "\"max(0, x)\"")
        String formula,

        @Setting(doc = "When to use it.") String use) {}
