package dev.kubejar.apiserver.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class MergePatchTest {

    /// An example of RFC 7386, appendix A.
    record Row(String original, String patch, String result) {}

    static final List<Row> ROWS =
            List.of(
                    new Row("{'a':'b'}", "{'a':'c'}", "{'a':'c'}"),
                    new Row("{'a':'b'}", "{'b':'c'}", "{'a':'b','b':'c'}"),
                    new Row("{'a':'b'}", "{'a':null}", "{}"),
                    new Row("{'a':'b','b':'c'}", "{'a':null}", "{'b':'c'}"),
                    new Row("{'a':['b']}", "{'a':'c'}", "{'a':'c'}"),
                    new Row("{'a':'c'}", "{'a':['b']}", "{'a':['b']}"),
                    new Row("{'a':{'b':'c'}}", "{'a':{'b':'d','c':null}}", "{'a':{'b':'d'}}"),
                    new Row("{'a':[{'b':'c'}]}", "{'a':[1]}", "{'a':[1]}"),
                    new Row("['a','b']", "['c','d']", "['c','d']"),
                    new Row("{'a':'b'}", "['c']", "['c']"),
                    new Row("{'a':'foo'}", "null", "null"),
                    new Row("{'a':'foo'}", "'bar'", "'bar'"),
                    new Row("{'e':null}", "{'a':1}", "{'e':null,'a':1}"),
                    new Row("[1,2]", "{'a':'b','c':null}", "{'a':'b'}"),
                    new Row("{}", "{'a':{'bb':{'ccc':null}}}", "{'a':{'bb':{}}}"));

    /// Where upstream's library goes its own way.
    static final List<Row> BEYOND =
            List.of(
                    new Row("{'a':[1]}", "{'a':[{'b':null,'c':1}]}", "{'a':[{'c':1}]}"),
                    new Row("{}", "{'a':[[{'b':null}],null]}", "{'a':[[{}],null]}"));

    @ParameterizedTest
    @FieldSource({"ROWS", "BEYOND"})
    void mergesAsTheRfcsExamplesAndUpstreamsLibrary(Row row) {
        assertThat(MergePatch.apply(json(row.original()), json(row.patch())))
                .isEqualTo(json(row.result()));
    }

    private static Json json(String text) {
        return JsonReader.parse(text.replace('\'', '"'));
    }
}
