package dev.kubejar.apiserver.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.status.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Expressions that pick devices.
final class DeviceSelectorsTest {
    /// @param problem empty for a good one
    record Row(String expression, String problem) {}

    // spotless:off
    static final List<Row> ROWS = List.of(
            new Row("device.driver == 'dra.example.com'", ""),
            new Row("device.attributes['dra.example.com'].model == 'A100' && device.attributes['dra.example.com'].count > 2", ""),
            new Row("device.attributes['dra.example.com'].ready", ""),
            new Row("device.capacity['dra.example.com'].memory.compareTo(quantity('10Gi')) >= 0", ""),
            new Row("device.attributes['dra.example.com'].version.isGreaterThan(semver('1.0.0'))", ""),
            new Row("cel.bind(dra, device.attributes['dra.example.com'], dra.someBool && dra.anotherBool)", ""),
            new Row("device.attributes['dra.example.com'].services.contains('a')", ""),
            new Row("device.driver", "must evaluate to bool or the unknown type, not string"),
            new Row("device.nope == 1", "compilation failed: ERROR: <input>:1:7: undefined field 'nope'\n | device.nope == 1\n | ......^"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void areCheckedAsUpstreamChecksThem(Row row) {
        List<FieldError> problems = new DeviceSelectors().problems(row.expression, "at");
        assertThat(problems)
                .extracting(FieldError::message)
                .isEqualTo(
                        row.problem.isEmpty()
                                ? List.of()
                                : List.of(
                                        FieldError.invalid("at", row.expression, row.problem)
                                                .message()));
    }

    @Test
    void whatCostsTooMuchIsForbidden() {
        String loops =
                "device.attributes.all(a, device.attributes.all(b, device.attributes.all(c,"
                        + " device.attributes.all(d, a + b + c + d != ''))))";
        assertThat(new DeviceSelectors().problems(loops, "at"))
                .extracting(FieldError::message)
                .containsExactly("at: Forbidden: too complex, exceeds cost limit 1000000");
    }
}
