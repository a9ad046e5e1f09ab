package dev.kubejar.apiserver.patch;

import static dev.kubejar.apiserver.patch.PatchException.Kind.FAILED;
import static dev.kubejar.apiserver.patch.PatchException.Kind.MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.schema.Schemas;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class StrategicMergePatchTest {
    private static final String FAILS = "";
    private static final Schema POD = Schemas.load().of("v1", "Pod").orElseThrow();
    private static final Schema DEPLOYMENT =
            Schemas.load().of("apps/v1", "Deployment").orElseThrow();

    /// A pod's or deployment's spec, a patch of it, and what becomes of it.
    record Row(String when, Schema kind, String spec, String patch, String result) {
        @Override
        public String toString() {
            return when;
        }
    }

    // spotless:off: a table
    static final List<Row> ROWS = List.of(
            new Row("a container is found by its name", POD,
                    "{'containers':[{'name':'a','image':'1'},{'name':'b','image':'1'}]}",
                    "{'containers':[{'name':'b','image':'2'}]}",
                    "{'containers':[{'name':'a','image':'1'},{'name':'b','image':'2'}]}"),
            new Row("a new container stands first", POD,
                    "{'containers':[{'name':'a'}]}",
                    "{'containers':[{'name':'b','image':null}]}",
                    "{'containers':[{'name':'b'},{'name':'a'}]}"),
            new Row("what the patch names stands in its order", POD,
                    "{'containers':[{'name':'a'},{'name':'b'},{'name':'c'}]}",
                    "{'containers':[{'name':'c','image':'1'},{'name':'a'}]}",
                    "{'containers':[{'name':'b'},{'name':'c','image':'1'},{'name':'a'}]}"),
            new Row("a container is deleted by a directive", POD,
                    "{'containers':[{'name':'a'},{'name':'b'}]}",
                    "{'containers':[{'$patch':'delete','name':'a'}]}",
                    "{'containers':[{'name':'b'}]}"),
            new Row("a list is replaced by a directive", POD,
                    "{'containers':[{'name':'a'},{'name':'b'}]}",
                    "{'containers':[{'$patch':'replace'},{'name':'c'}]}",
                    "{'containers':[{'name':'c'}]}"),
            new Row("ports are told apart by number", POD,
                    "{'containers':[{'name':'a','ports':[{'containerPort':80,'name':'x'}]}]}",
                    "{'containers':[{'name':'a','ports':[{'containerPort':80,'name':'y'},{'containerPort':81}]}]}",
                    "{'containers':[{'name':'a','ports':[{'containerPort':80,'name':'y'},{'containerPort':81}]}]}"),
            new Row("a list without a key is replaced", POD,
                    "{'containers':[{'name':'a','command':['x','y']}]}",
                    "{'containers':[{'name':'a','command':['z']}]}",
                    "{'containers':[{'name':'a','command':['z']}]}"),
            new Row("a null removes a field", POD, "{'nodeName':'n','hostname':'h'}", "{'nodeName':null}",
                    "{'hostname':'h'}"),
            new Row("a map merges by key", POD, "{'nodeSelector':{'a':'1','b':'2'}}",
                    "{'nodeSelector':{'b':null,'c':'3'}}", "{'nodeSelector':{'a':'1','c':'3'}}"),
            new Row("an object is replaced by a directive", POD, "{'nodeSelector':{'a':'1'}}",
                    "{'nodeSelector':{'$patch':'replace','b':'2'}}", "{'nodeSelector':{'b':'2'}}"),
            new Row("keys that are not retained are cleared", DEPLOYMENT,
                    "{'strategy':{'type':'RollingUpdate','rollingUpdate':{'maxSurge':1}}}",
                    "{'strategy':{'$retainKeys':['type'],'type':'Recreate'}}",
                    "{'strategy':{'type':'Recreate'}}"),
            new Row("what is patched must be retained", DEPLOYMENT, "{'strategy':{}}",
                    "{'strategy':{'$retainKeys':['type'],'rollingUpdate':{}}}", FAILS),
            new Row("a volume's source changes with retained keys", POD,
                    "{'volumes':[{'name':'v','emptyDir':{}}]}",
                    "{'volumes':[{'$retainKeys':['name','hostPath'],'name':'v','hostPath':{'path':'/x'}}]}",
                    "{'volumes':[{'name':'v','hostPath':{'path':'/x'}}]}"),
            new Row("elements stand in the order that the patch sets", POD,
                    "{'containers':[{'name':'a'},{'name':'b'},{'name':'c'}]}",
                    "{'$setElementOrder/containers':[{'name':'c'},{'name':'a'}],'containers':[{'name':'c','image':'1'}]}",
                    "{'containers':[{'name':'b'},{'name':'c','image':'1'},{'name':'a'}]}"),
            new Row("an order alone reorders", POD,
                    "{'containers':[{'name':'a'},{'name':'b'}]}",
                    "{'$setElementOrder/containers':[{'name':'b'},{'name':'a'}]}",
                    "{'containers':[{'name':'b'},{'name':'a'}]}"),
            new Row("a list of patches without their key does not fit", POD,
                    "{'containers':[{'name':'a'}]}", "{'containers':[{'image':'1'}]}", FAILS),
            new Row("an unknown directive does not fit", POD, "{}", "{'$patch':'mix'}", FAILS));
    // spotless:on

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void refusesInUpstreamsWords(Refusal row) {
        JsonObject object =
                JsonObject.of("spec", json("{'containers':[{'name':'a'}],'strategy':{}}"));
        JsonObject patch = JsonObject.of("spec", json(row.patch()));
        assertThatThrownBy(() -> StrategicMergePatch.apply(object, patch, row.kind()))
                .hasMessage(row.message())
                .extracting(e -> ((PatchException) e).kind())
                .isEqualTo(row.sort());
    }

    record Refusal(String patch, Schema kind, PatchException.Kind sort, String message) {}

    // spotless:off: a table
    static final List<Refusal> REFUSALS = List.of(
            new Refusal("{'$patch':'merge'}", POD, FAILED, "unknown patch type: merge in map: map[$patch:merge]"),
            new Refusal("{'$patch':1}", POD, FAILED, "unknown patch type: %!s(int64=1) in map: map[$patch:1]"),
            new Refusal("{'containers':[{'image':'x'}]}", POD, FAILED,
                    "map: map[image:x] does not contain declared merge key: name"),
            new Refusal("{'$setElementOrder/containers':[{'image':'x'}]}", POD, FAILED,
                    "map: map[image:x] does not contain declared merge key: name"),
            new Refusal("{'containers':[{'$patch':'delete'}]}", POD, FAILED,
                    "map: map[$patch:delete] does not contain declared merge key: name"),
            new Refusal("{'containers':[{'$patch':'merge','name':'a'}]}", POD, FAILED,
                    "merging lists cannot yet be specified in the patch"),
            new Refusal("{'containers':['x']}", POD, FAILED,
                    "list element types are not identical: map[string]interface {} string"),
            new Refusal("{'$setElementOrder/containers':'x'}", POD, FAILED,
                    "expected a []interface {}, but received a string"),
            new Refusal("{'$setElementOrder/containers':[{'name':'b'}],'containers':[{'name':'c'}]}", POD, FAILED,
                    "The order in patch list:\n[map[name:c]]\n doesn't match $setElementOrder list:\n[map[name:b]]\n"),
            new Refusal("{'$setElementOrder':[]}", POD, MALFORMED, "invalid patch format of setElementOrder list"),
            new Refusal("{'$deleteFromPrimitiveList':[]}", POD, MALFORMED, "invalid patch format of primitive list"),
            new Refusal("{'strategy':{'$retainKeys':1}}", DEPLOYMENT, MALFORMED, "invalid patch format of retainKeys"),
            new Refusal("{'strategy':{'$retainKeys':['type'],'rollingUpdate':{}}}", DEPLOYMENT, MALFORMED,
                    "invalid patch format of retainKeys"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void mergesAsTheSchemaSays(Row row) {
        JsonObject object = JsonObject.of("spec", json(row.spec()));
        JsonObject patch = JsonObject.of("spec", json(row.patch()));
        if (row.result().equals(FAILS)) {
            assertThatThrownBy(() -> StrategicMergePatch.apply(object, patch, row.kind()))
                    .isInstanceOf(PatchException.class);
        } else {
            assertThat(StrategicMergePatch.apply(object, patch, row.kind()))
                    .isEqualTo(JsonObject.of("spec", json(row.result())));
        }
    }

    @ParameterizedTest
    @FieldSource("FINALIZERS")
    void mergesListsOfScalars(Row row) {
        JsonObject object = JsonObject.of("metadata", json(row.spec()));
        JsonObject patch = JsonObject.of("metadata", json(row.patch()));
        assertThat(StrategicMergePatch.apply(object, patch, row.kind()))
                .isEqualTo(JsonObject.of("metadata", json(row.result())));
    }

    // spotless:off: a table
    static final List<Row> FINALIZERS = List.of(
            new Row("scalars are added once", POD, "{'finalizers':['a','b']}", "{'finalizers':['b','c']}",
                    "{'finalizers':['a','b','c']}"),
            new Row("scalars are deleted by a directive", POD, "{'finalizers':['a','b']}",
                    "{'$deleteFromPrimitiveList/finalizers':['a']}", "{'finalizers':['b']}"),
            new Row("scalars are deleted, added and ordered", POD, "{'finalizers':['a','b','c']}",
                    "{'$deleteFromPrimitiveList/finalizers':['a'],'$setElementOrder/finalizers':['d','b'],'finalizers':['d']}",
                    "{'finalizers':['d','b','c']}"));
    // spotless:on

    private static Json json(String text) {
        return JsonReader.parse(text.replace('\'', '"'));
    }
}
