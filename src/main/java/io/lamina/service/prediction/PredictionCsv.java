package io.lamina.service.prediction;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.lamina.service.json.BoundedStream;
import io.lamina.service.model.Answer;
import io.lamina.service.model.LoadedModel;
import io.lamina.service.model.Predicted;
import io.lamina.service.model.Predicted.Remark;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.TableTooLargeException;
import io.lamina.table.cell.NumberText;
import io.lamina.table.cell.SpreadsheetText;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.ingest.TextRows;
import io.lamina.table.reader.CsvTableReader;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.ForecastTarget;
import io.lamina.table.target.NumberTarget;
import io.lamina.table.target.ReconstructionTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Predictions as CSV. In: a header and rows, by the rules of datasets; for a forecast they are one history. Out: a line for each row in their order, with {@code label} and a
 * {@code probability_…} for each class, or {@code value}, or a {@code value_…} for each row ahead, or the reconstructed columns with {@code anomalyScore} and {@code embedding_…};
 * last {@code warnings}, as {@code column: sentence}. Numbers are written so that they read as the same double that JSON has; what cannot
 * be computed is empty.
 */
final class PredictionCsv {
    private PredictionCsv() {}

    /**
     * The rows of a body, each value a text by the name of its column.
     *
     * @throws ProblemException 413 if there are too many bytes or rows, 422 if the CSV breaks a rule
     */
    static List<Map<String, @Nullable Object>> read(InputStream body, long mostBytes, int mostRows) throws IOException {
        TableLimits usual = TableLimits.DEFAULT;
        TableLimits limits = new TableLimits(
                mostRows, usual.maxColumns(), usual.maxCellCharacters(), usual.maxMemoryBytes(), usual.maxErrors());
        try (InputStream bounded = new BoundedStream(body, "a CSV body", mostBytes)) {
            return TextRows.read(new CsvTableReader(bounded, limits), limits);
        } catch (TableTooLargeException e) {
            throw new ProblemException(ProblemType.TOO_LARGE, "the rows are too many or too long", errors(e));
        } catch (TableException e) {
            throw ProblemException.invalidRequest(errors(e));
        }
    }

    private static List<ProblemError> errors(TableException e) {
        return e.errors().stream()
                .map(error -> ProblemError.cell(error.row(), error.column(), error.detail()))
                .toList();
    }

    /** What a model says of the rows. */
    static String write(LoadedModel model, Predicted predicted) {
        StringWriter text = new StringWriter();
        CsvWriter writer = CsvWriter.builder().bufferSize(0).build(text);
        List<String> header = header(model);
        writer.writeRecord(header.stream().map(SpreadsheetText::harmless).toList());
        List<List<String>> warnings = new ArrayList<>();
        predicted.answers().forEach(answer -> warnings.add(new ArrayList<>()));
        for (Remark remark : predicted.warnings()) {
            warnings.get(remark.row()).add(place(remark) + remark.column() + ": " + remark.detail());
        }
        for (int row = 0; row < predicted.answers().size(); row++) {
            List<String> cells = cells(predicted.answers().get(row), header.size() - 1, warnings.get(row));
            cells.add(SpreadsheetText.harmless(String.join("; ", warnings.get(row))));
            writer.writeRecord(cells);
        }
        return text.toString();
    }

    private static String place(Remark remark) {
        return remark.past() == null ? "" : "row " + (remark.past() + 1) + " of the history, ";
    }

    private static List<String> header(LoadedModel model) {
        List<String> names = new ArrayList<>();
        switch (model.header().target()) {
            case ClassTarget classes -> {
                names.add("label");
                classes.labels().forEach(label -> names.add("probability_" + label));
            }
            case NumberTarget number -> names.add("value");
            case ForecastTarget forecast ->
                IntStream.rangeClosed(1, forecast.forecast().horizon()).forEach(step -> names.add("value_" + step));
            case ReconstructionTarget reconstruction -> {
                model.header().pipeline().encoders().stream()
                        .map(ColumnEncoder::column)
                        .forEach(names::add);
                names.add("anomalyScore");
                IntStream.range(0, model.embeddingUnits()).forEach(unit -> names.add("embedding_" + unit));
            }
        }
        names.add("warnings");
        return names;
    }

    private static List<String> cells(Answer answer, int count, List<String> warnings) {
        List<String> cells = new ArrayList<>();
        switch (answer) {
            case Answer.Label label -> {
                cells.add(SpreadsheetText.harmless(label.label()));
                label.probabilities().values().forEach(probability -> cells.add(NumberText.format(probability)));
            }
            case Answer.Value value -> cells.add(NumberText.format(value.value()));
            case Answer.Values values -> values.values().forEach(value -> cells.add(NumberText.format(value)));
            case Answer.Reconstruction given -> {
                given.values().values().forEach(value -> cells.add(cell(value)));
                cells.add(NumberText.format(given.anomalyScore()));
                given.embedding().forEach(number -> cells.add(NumberText.format(number)));
            }
            case Answer.Undefined undefined -> {
                IntStream.range(0, count).forEach(cell -> cells.add(""));
                warnings.add(undefined.reason());
            }
        }
        return cells;
    }

    private static String cell(@Nullable Object value) {
        if (value instanceof Double number) {
            return NumberText.format(number);
        }
        return value == null ? "" : SpreadsheetText.harmless(value.toString());
    }
}
