package dev.kubejar.apiserver.custom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.kind.Column;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a column of a custom kind shows of a value.
class PrinterColumnsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "integer | 42 | 42",
                "integer | 3.14 | 3",
                "integer | true | null",
                "integer | \"foo\" | null",
                "number | 42 | 42",
                "number | 3.14 | 3.14",
                "number | true | null",
                "number | \"foo\" | null",
                "boolean | 42 | null",
                "boolean | true | true",
                "boolean | \"foo\" | null",
                "string | 42 | \"42\"",
                "string | true | \"true\"",
                "string | \"foo\" | \"foo\"",
                "string | {\"b\": 1, \"a\": [2]} | \"{\\\"a\\\":[2],\\\"b\\\":1}\"",
                "date | 42 | null",
                "date | true | null",
                "date | \"2026-01-01T11:30:00Z\" | \"12h\"",
                "date | \"2026-01-02T12:30:00Z\" | \"<invalid>\"",
                "date | \"yesterday\" | \"<invalid>\"",
                "date | \"\" | \"<unknown>\"",
                "unknown | \"foo\" | null"
            })
    void showsAValueOfItsTypeAlone(String type, String value, String shown) {
        JsonObject object = JsonObject.of("spec", JsonReader.parse(value));

        assertThat(cell(column(type, ".spec"), object)).isEqualTo(JsonReader.parse(shown));
    }

    @Test
    void columnsEndBeforeThePathThatCannotBeRead() {
        List<Column> columns =
                PrinterColumns.of(
                        List.of(
                                definition("string", ".a"),
                                definition("string", ".b{"),
                                definition("string", ".c")));

        assertThat(columns).hasSize(2);
    }

    private static Column column(String type, String path) {
        return PrinterColumns.of(List.of(definition(type, path))).getLast();
    }

    private static JsonObject definition(String type, String path) {
        return JsonObject.builder()
                .put("name", "Shown")
                .put("type", type)
                .put("jsonPath", path)
                .build();
    }

    private static Json cell(Column column, JsonObject object) {
        return column.cell().of(new ApiObject(object), NOW);
    }
}
