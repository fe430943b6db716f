package io.lamina.service;

import io.lamina.service.Client.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * The inputs of {@code docs/nasty-inputs.md}, whose tables say how each is sent and answered: the document is the test.
 *
 * <p>Small inputs are files in {@code src/test/resources/nasty}; large ones are made here, under names in pointed brackets.
 */
final class NastyInputs {
    private static final Path TABLE = Path.of("docs/nasty-inputs.md");
    private static final Path FOLDER = Path.of("src/test/resources/nasty");
    private static final String DATASETS = "/api/v1/datasets";

    private static final Map<String, Large> LARGE = Map.of(
            "<100 MB of zeros in gzip>", () -> gzip(new byte[100_000_000]),
            "<rows of one cell in gzip>", () -> gzip("a\n".concat("1\n".repeat(5_000_000))),
            "<10 MB of separators>", () -> ",".repeat(10_000_000).getBytes(StandardCharsets.UTF_8),
            "<10 MB in one cell>", () -> ("a\n" + "x".repeat(10_000_000)).getBytes(StandardCharsets.UTF_8),
            "<10 MB after a quote>", () -> ("a,b\n1,\"" + "x\n".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8),
            "<10,001 columns>", () -> (columns(10_001) + "\n").getBytes(StandardCharsets.UTF_8),
            "<10,000 columns>",
                    () -> (columns(10_000) + "\n" + columns(10_000) + "\n").getBytes(StandardCharsets.UTF_8),
            "<1,000 broken rows>", () -> ("a,b\n" + "1\n".repeat(1_000)).getBytes(StandardCharsets.UTF_8),
            "<2,000 names for one column>", NastyInputs::names,
            "<a name of 2,000 characters>", () -> ("a".repeat(2_000) + ",b\n1,2\n").getBytes(StandardCharsets.UTF_8));

    private NastyInputs() {}

    private interface Large {
        byte[] bytes() throws IOException;
    }

    /**
     * One input.
     *
     * @param name its file, or what it is
     * @param sent media type, {@code form}, headers and query
     * @param answer what comes back
     */
    record Nasty(String name, String sent, String answer) {
        @Override
        public String toString() {
            return name + ", sent as " + sent;
        }
    }

    /** Every row of the tables in the document. */
    static Stream<Nasty> all() {
        try (Stream<String> lines = Files.lines(TABLE)) {
            return lines
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> line.replace("\\|", "\u0000").split("\\|"))
                    .map(cells -> new Nasty(
                            cell(cells[1]), cell(cells[2]), cells[3].strip().replace('\u0000', '|')))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that no row of the document names. */
    static List<String> forgotten() throws IOException {
        List<String> named = all().map(Nasty::name).toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> !file.equals("generate.py") && !named.contains(file))
                    .sorted()
                    .toList();
        }
    }

    private static String cell(String text) {
        return text.strip().replace("`", "").replace('\u0000', '|');
    }

    /** Sends an input and says in one line what came back. */
    static String answered(Nasty input, Client client) throws IOException {
        Large large = LARGE.get(input.name());
        byte[] bytes = large != null ? large.bytes() : Files.readAllBytes(FOLDER.resolve(input.name()));
        String[] words = input.sent().split(" ");
        List<String> headers = new ArrayList<>();
        String query = "?name=nasty";
        for (String word : words) {
            if (word.startsWith("?")) {
                query += "&" + word.substring(1);
            } else if (word.equals("+gzip")) {
                headers.addAll(List.of("Content-Encoding", "gzip"));
            }
        }
        Answer answer = words[0].equals("form")
                ? client.send("POST", DATASETS, "multipart/form-data; boundary=XXX", form(input.name(), words, bytes))
                : client.send("POST", DATASETS + query, words[0], bytes, headers);
        return answer.status() == 201 ? accepted(answer.json(), client) : refused(answer);
    }

    private static byte[] form(String file, String[] words, byte[] bytes) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        if (words.length > 1) {
            form.writeBytes(("--XXX\r\nContent-Disposition: form-data; name=\"options\"\r\n\r\n" + words[1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        form.writeBytes(("--XXX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(bytes);
        form.writeBytes("\r\n--XXX--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static String accepted(JsonNode dataset, Client client) {
        long rows = dataset.get("rowCount").asLong();
        StringBuilder line = new StringBuilder("accepted, " + rows + (rows == 1 ? " row: " : " rows: "));
        JsonNode row = client.get(DATASETS + "/" + dataset.get("id").asString() + "/rows?limit=1")
                .json()
                .get("items")
                .get(0);
        List<String> columns = new ArrayList<>();
        for (JsonNode column : dataset.get("columns")) {
            String name = column.get("name").asString();
            columns.add(name + " " + column.get("type").asString() + " "
                    + shortened(row.get(name).toString()));
        }
        line.append(String.join(", ", columns.subList(0, Math.min(5, columns.size()))));
        List<String> warnings = new ArrayList<>();
        dataset.get("warnings").forEach(warning -> {
            String column = warning.get("column").isNull()
                    ? ""
                    : " (" + warning.get("column").asString() + ")";
            warnings.add(warning.get("code").asString() + column);
        });
        if (!warnings.isEmpty()) {
            line.append("; warns ").append(String.join(", ", warnings.subList(0, Math.min(8, warnings.size()))));
        }
        return clean(line.toString());
    }

    private static String refused(Answer answer) {
        List<String> errors = new ArrayList<>();
        JsonNode problem = answer.json();
        problem.path("errors").forEach(error -> {
            StringBuilder place = new StringBuilder();
            for (String part : List.of("pointer", "parameter", "header", "row", "column")) {
                if (error.has(part)) {
                    place.append(part)
                            .append(' ')
                            .append(error.get(part).asString())
                            .append(", ");
                }
            }
            String detail = error.get("detail").asString();
            errors.add(place.isEmpty() ? detail : place.substring(0, place.length() - 2) + ": " + detail);
        });
        String text = errors.isEmpty()
                ? problem.get("detail").asString()
                : String.join("; ", errors.subList(0, Math.min(3, errors.size())));
        return clean(answer.status() + " " + text + (errors.size() > 3 ? "; " + errors.size() + " errors in all" : ""));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** One line in a table of Markdown, with what no editor shows written as an escape. */
    private static String clean(String line) {
        StringBuilder clean = new StringBuilder();
        line.codePoints().forEach(character -> {
            boolean shown = !Character.isISOControl(character) && Character.getType(character) != Character.FORMAT;
            clean.append(shown ? Character.toString(character) : String.format("\\u%04X", character));
        });
        return clean.toString();
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static String columns(int count) {
        StringBuilder line = new StringBuilder("0");
        for (int i = 1; i < count; i++) {
            line.append(',').append(i);
        }
        return line.toString();
    }

    private static byte[] names() {
        StringBuilder json = new StringBuilder("{\"rows\": [{\"a\": 1}");
        for (int i = 0; i < 2_000; i++) {
            json.append(", {\"a").append(i).append("\": 1}");
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }
}
