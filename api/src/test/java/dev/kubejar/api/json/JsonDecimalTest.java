package dev.kubejar.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers look as Go makes them look.
final class JsonDecimalTest {
    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "-2.50, -2.5",
        "0.1, 0.1",
        "100.0, 100",
        "1e3, 1000",
        "123456.789, 123456.789",
        "1234567890123456768, 1234567890123456800",
        "-9223372036854774784, -9223372036854775000",
        "9223372036854775808, 9223372036854776000",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "-1.25e30, -1.25e+30",
        "0.000001, 0.000001",
        "1e-7, 1e-7",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "0.0, 0",
        "-0.0, -0"
    })
    void isWrittenAsGoWritesIt(double value, String text) {
        assertThat(Json.of(value)).hasToString(text);
        assertThat(JsonObject.of("it", Json.of(value))).hasToString("{\"it\":" + text + "}");
        assertThat(new JsonDecimal(value).readBack()).isEqualTo(JsonReader.parse(text));
    }
}
