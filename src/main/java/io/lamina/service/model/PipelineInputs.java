package io.lamina.service.model;

import io.lamina.nn.layer.EmbeddedColumn;
import io.lamina.nn.network.NetworkInputs;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.encoding.EmbeddedLevels;
import io.lamina.table.preprocessing.Pipeline;
import io.lamina.table.target.ForecastTarget;
import io.lamina.table.target.TargetEncoding;
import java.util.ArrayList;
import java.util.List;

/** Where tables and networks meet: which inputs of a network are numbers, and which are codes of categories. */
public final class PipelineInputs {
    private PipelineInputs() {}

    /** What a network behind a pipeline is given: the inputs of one row, or of each row that a forecast looks back on, the oldest first. */
    public static NetworkInputs of(Pipeline pipeline, TargetEncoding target) {
        List<EmbeddedColumn> embedded = new ArrayList<>();
        int at = 0;
        for (int row = 0; row < rows(target); row++) {
            for (ColumnEncoder encoder : pipeline.encoders()) {
                if (encoder instanceof EmbeddedLevels levels) {
                    embedded.add(new EmbeddedColumn(at, levels.categories(), levels.dimension()));
                }
                at += encoder.width();
            }
        }
        return new NetworkInputs(at, embedded);
    }

    /** How many rows an example is made of. */
    public static int rows(TargetEncoding target) {
        return target instanceof ForecastTarget forecast ? forecast.forecast().chosenLags() : 1;
    }
}
