package io.lamina.service.model;

import io.lamina.nn.loss.Loss;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.setting.Setting;
import io.lamina.table.preprocessing.Pipeline;
import io.lamina.table.target.TargetEncoding;
import io.lamina.table.target.Task;
import tools.jackson.databind.JsonNode;

/**
 * Everything about a model but its parameters, as it stands in the header of its artifact. No id, name, clock or attempt is in it,
 * so that equal trainings give equal bytes.
 */
public record ModelHeader(
        @Setting(doc = "What the model does.") Task task,

        @Setting(doc = "How its answers are read from the network's outputs.")
        TargetEncoding target,

        @Setting(doc = "How a row becomes the network's inputs.")
        Pipeline pipeline,

        @Setting(doc = "The shape of the network.") NetworkSpec network,
        @Setting(doc = "Outputs of the network.", min = 1) int outputs,

        @Setting(doc = "The loss it was trained with, which decides the output activation.")
        Loss loss,

        @Setting(doc = "How probabilities become a label.", defaultValue = "{}")
        FittedDecision decision,

        @Setting(doc = "The resolved configuration of its training, without names and ids.")
        JsonNode configuration,

        @Setting(doc = "Where it comes from.") Provenance provenance) {}
