package dev.kubejar.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class FieldCheckTest {
    private static final Schemas SCHEMAS = Schemas.load();

    /// A body, what is kept of it and what is told of it.
    record Row(String when, String apiVersion, String kind, String body, String kept, String told) {
        @Override
        public String toString() {
            return when;
        }
    }

    record Refusal(String when, String kind, String body, String message) {
        @Override
        public String toString() {
            return when;
        }
    }

    // spotless:off
    static final List<Row> ROWS = List.of(
            new Row("all fields known", "apps/v1", "Deployment",
                    "{'spec':{'replicas':2}}", "{'spec':{'replicas':2}}", ""),
            new Row("an unknown field", "apps/v1", "Deployment",
                    "{'spec':{'replicase':1,'replicas':2}}", "{'spec':{'replicas':2}}",
                    "unknown field \"spec.replicase\""),
            new Row("an unknown field in a list", "v1", "Pod",
                    "{'spec':{'containers':[{'name':'a'},{'name':'b','imag':'x'}]}}",
                    "{'spec':{'containers':[{'name':'a'},{'name':'b'}]}}",
                    "unknown field \"spec.containers[1].imag\""),
            new Row("a field in the wrong case", "v1", "Pod",
                    "{'spec':{'NodeName':'n'}}", "{'spec':{}}", "unknown field \"spec.NodeName\""),
            new Row("a repeated field", "v1", "ConfigMap",
                    "{'data':{'a':'1','a':'2'}}", "{'data':{'a':'2'}}",
                    "duplicate field \"data.a\""),
            new Row("a repeated field that nobody knows", "v1", "ConfigMap",
                    "{'datum':1,'datum':2}", "{}", "unknown field \"datum\""),
            new Row("null is absent", "v1", "Pod",
                    "{'metadata':{'creationTimestamp':null},'spec':{'nodeName':null}}",
                    "{'metadata':{},'spec':{}}", ""),
            new Row("null in a map is the zero value", "v1", "ConfigMap",
                    "{'data':{'a':null}}", "{'data':{'a':''}}", ""),
            new Row("optional empty lists and maps are absent", "v1", "Pod",
                    "{'metadata':{'labels':{}},'spec':{'containers':[],'tolerations':[],'volumes':[{'name':'v','emptyDir':{}}]}}",
                    "{'metadata':{},'spec':{'containers':[],'volumes':[{'name':'v','emptyDir':{}}]}}", ""),
            new Row("quantities are canonical", "v1", "Pod",
                    "{'spec':{'containers':[{'resources':{'limits':{'cpu':1,'memory':'1024Mi','x':'0.5'}}}]}}",
                    "{'spec':{'containers':[{'resources':{'limits':{'cpu':'1','memory':'1Gi','x':'500m'}}}]}}", ""),
            new Row("times are in UTC", "coordination.k8s.io/v1", "Lease",
                    "{'metadata':{'creationTimestamp':'2026-01-01T01:00:00+01:00'},'spec':{'renewTime':'2026-01-01T00:00:00.5Z'}}",
                    "{'metadata':{'creationTimestamp':'2026-01-01T00:00:00Z'},'spec':{'renewTime':'2026-01-01T00:00:00.500000Z'}}", ""),
            new Row("a port by number and by name", "v1", "Service",
                    "{'spec':{'ports':[{'targetPort':80},{'targetPort':'http'}]}}",
                    "{'spec':{'ports':[{'targetPort':80},{'targetPort':'http'}]}}", ""),
            new Row("base64 with line breaks", "v1", "Secret",
                    "{'data':{'a':'aGVs\\nbG8='}}", "{'data':{'a':'aGVsbG8='}}", ""),
            new Row("anything where the schema ends", "apps/v1", "ControllerRevision",
                    "{'data':{'x':null,'y':[1,'a']},'revision':1}",
                    "{'data':{'x':null,'y':[1,'a']},'revision':1}", ""));

    static final List<Refusal> REFUSALS = List.of(
            new Refusal("a string for a number", "Deployment", "{'spec':{'replicas':'two'}}",
                    "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32"),
            new Refusal("a fraction for a number", "Deployment", "{'spec':{'replicas':1.5}}",
                    "json: cannot unmarshal number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32"),
            new Refusal("a number over 32 bits", "Deployment", "{'spec':{'replicas':3000000000}}",
                    "json: cannot unmarshal number 3000000000 into Go struct field DeploymentSpec.spec.replicas of type int32"),
            new Refusal("a number for a string", "Deployment",
                    "{'spec':{'template':{'spec':{'containers':[{'env':[{'name':'A','value':1}]}]}}}}",
                    "json: cannot unmarshal number into Go struct field EnvVar.spec.template.spec.containers.env.value of type string"),
            new Refusal("an object for a list", "Deployment",
                    "{'spec':{'template':{'spec':{'containers':{'name':'a'}}}}}",
                    "json: cannot unmarshal object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container"),
            new Refusal("a string for an object", "Deployment", "{'spec':'x'}",
                    "json: cannot unmarshal string into Go struct field Deployment.spec of type v1.DeploymentSpec"),
            new Refusal("a number for a label", "Deployment", "{'metadata':{'labels':{'a':1}}}",
                    "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string"),
            new Refusal("a number for a closed choice", "Deployment",
                    "{'spec':{'template':{'spec':{'restartPolicy':1}}}}",
                    "json: cannot unmarshal number into Go struct field PodSpec.spec.template.spec.restartPolicy of type v1.RestartPolicy"),
            new Refusal("a list for a map", "Deployment", "{'metadata':{'labels':['a']}}",
                    "json: cannot unmarshal array into Go struct field ObjectMeta.metadata.labels of type map[string]string"),
            new Refusal("a string for a boolean", "Deployment", "{'spec':{'paused':'yes'}}",
                    "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.paused of type bool"),
            new Refusal("no quantity", "Deployment",
                    "{'spec':{'template':{'spec':{'containers':[{'resources':{'limits':{'cpu':'a lot'}}}]}}}}",
                    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"),
            new Refusal("no time", "Deployment", "{'metadata':{'creationTimestamp':'yesterday'}}",
                    "parsing time \"yesterday\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"yesterday\" as \"2006\""),
            new Refusal("a boolean for a number or string", "Deployment",
                    "{'spec':{'strategy':{'rollingUpdate':{'maxSurge':true}}}}",
                    "json: cannot unmarshal bool into Go value of type int32"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void keepsWhatTheSchemaKnows(Row row) {
        var duplicates = new ArrayList<String>();
        var body = (JsonObject) JsonReader.parseForeign(bytes(row.body), duplicates::add);

        var checked = FieldCheck.check(schema(row.apiVersion, row.kind), body, duplicates);

        assertThat(checked.object()).isEqualTo(JsonReader.parseObject(bytes(row.kept)));
        assertThat(checked.problems())
                .isEqualTo(row.told.isEmpty() ? List.of() : List.of(row.told));
    }

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void refusesAValueOfTheWrongType(Refusal row) {
        JsonObject body = JsonReader.parseObject(bytes(row.body));

        assertThatThrownBy(() -> FieldCheck.check(schema("apps/v1", row.kind), body, List.of()))
                .isInstanceOf(TypeMismatchException.class)
                .hasMessage(row.message);
    }

    @Test
    void wordsAStrictRefusalAsUpstreamDoes() {
        JsonObject body = JsonReader.parseObject("{\"spec\":{\"a\":1},\"b\":2}");

        assertThat(FieldCheck.check(schema("v1", "Pod"), body, List.of()).message())
                .isEqualTo("strict decoding error: unknown field \"spec.a\", unknown field \"b\"");
    }

    @Test
    void handsBackTheSameObjectWhenNothingChanges() {
        JsonObject body =
                JsonReader.parseObject(
                        "{\"metadata\":{\"name\":\"a\"},\"spec\":{\"containers\":[{\"name\":\"c\"}]}}");

        assertThat(FieldCheck.check(schema("v1", "Pod"), body, List.of()).object()).isSameAs(body);
    }

    @Test
    void tellsNothingOfAnUnknownFieldsInside() {
        var duplicates = new ArrayList<String>();
        var body =
                (JsonObject)
                        JsonReader.parseForeign(bytes("{'spce':{'a':1,'a':2}}"), duplicates::add);

        assertThat(FieldCheck.check(schema("v1", "Pod"), body, duplicates).problems())
                .containsExactly("unknown field \"spce\"");
    }

    private static Schema schema(String apiVersion, String kind) {
        return SCHEMAS.of(apiVersion, kind).orElseThrow();
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
