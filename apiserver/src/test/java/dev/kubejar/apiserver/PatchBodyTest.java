package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.apiserver.TestServer.Answer;
import dev.kubejar.apiserver.http.Headers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Patches that are written wrongly or do not fit.
final class PatchBodyTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    @TempDir private Path dir;
    private TestServer server;

    @BeforeEach
    void open() {
        server = new TestServer(dir.resolve("store"));
        server.send("POST", MAPS, TestServer.configMap("a", "1"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Answer patch(String type, String query, String body) {
        return server.send(
                "PATCH",
                MAPS + "/a?" + query,
                body,
                Headers.of("Content-Type", "application/" + type + "+json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    merge-patch           | Warn   | 400 | []                             | error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}
                    strategic-merge-patch | Warn   | 400 | []                             | json: cannot unmarshal array into Go value of type map[string]interface {}
                    json-patch            | Warn   | 400 | {}                             | error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp
                    json-patch            | Ignore | 400 | {}                             | json: cannot unmarshal object into Go value of type jsonpatch.Patch
                    json-patch            | Warn   | 400 | ["x"]                          | error decoding patch: json: cannot unmarshal string into Go value of type handlers.jsonPatchOp
                    json-patch            | Warn   | 400 | [{"op": 1}]                    | error decoding patch: json: cannot unmarshal number into Go struct field jsonPatchOp.op of type string
                    json-patch            | Warn   | 422 | [{"op":"remove","path":"/x"}]  | the server rejected our request due to an error in our request
                    strategic-merge-patch | Warn   | 500 | {"data":{"$patch":"mix"}}      | unknown patch type: mix in map: map[$patch:mix]
                    merge-patch           | Strict | 422 | {"data":{"k":"1","k":"2"}}     | strict decoding error: duplicate field "data.k"
                    strategic-merge-patch | Strict | 422 | {"datum":1,"data":{"k":"1","k":"2"}} | strict decoding error: duplicate field "data.k", unknown field "datum"
                    json-patch            | Strict | 422 | [{"op":"add","path":"/data/k","value":"1","x":2}] | strict decoding error: json patch unknown field "[0].x"
                    """)
    void isRefusedInUpstreamsWords(
            String type, String level, int code, String body, String message) {
        Answer refused = patch(type, "fieldValidation=" + level, body);
        assertThat(refused.message()).endsWith(message);
        assertThat(refused.code()).isEqualTo(code);
    }

    @Test
    void aRepeatedFieldIsWarnedOf() {
        Answer warned = patch("merge-patch", "", "{\"data\": {\"k\": \"1\", \"k\": \"2\"}}");
        assertThat(warned.code()).isEqualTo(200);
        assertThat(warned.headers().all("Warning"))
                .containsExactly("299 - \"duplicate field \\\"data.k\\\"\"");
    }

    @Test
    void aJsonPatchHasTenThousandOperationsAtMost() {
        String operation = "{\"op\": \"test\", \"path\": \"/data/key\", \"value\": \"1\"}";
        String most = "[" + (operation + ",").repeat(9_999) + operation + "]";
        assertThat(patch("json-patch", "", most).code()).isEqualTo(200);
        Answer refused = patch("json-patch", "", most.replaceFirst("\\[", "[" + operation + ","));
        assertThat(refused.code()).isEqualTo(413);
        assertThat(refused.message())
                .isEqualTo(
                        "Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001");
    }

    @Test
    void theCopiesOfAJsonPatchAddThreeMegabytesAtMost() {
        String big = "x".repeat(600_000);
        String copy = ",{\"op\": \"copy\", \"from\": \"/data/big\", \"path\": \"/data/copy\"}";
        String add = "[{\"op\": \"add\", \"path\": \"/data/big\", \"value\": \"" + big + "\"}";
        String remove = ",{\"op\": \"remove\", \"path\": \"/data/copy\"}]";
        assertThat(patch("json-patch", "", add + copy.repeat(5) + remove).code()).isEqualTo(200);
        assertThat(patch("json-patch", "", add + copy.repeat(6) + remove).code()).isEqualTo(422);
    }
}
