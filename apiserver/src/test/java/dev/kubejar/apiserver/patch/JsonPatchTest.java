package dev.kubejar.apiserver.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class JsonPatchTest {
    private static final String FAILS = "";

    /// A document, a patch, and what becomes of it; empty when the patch does not fit.
    record Row(String when, String document, String patch, String result) {
        @Override
        public String toString() {
            return when;
        }
    }

    // spotless:off: a table; A.n are the examples of RFC 6902
    static final List<Row> ROWS = List.of(
            new Row("A.1 an object's member is added", "{'foo':'bar'}",
                    "[{'op':'add','path':'/baz','value':'qux'}]", "{'baz':'qux','foo':'bar'}"),
            new Row("A.2 an array's element is added", "{'foo':['bar','baz']}",
                    "[{'op':'add','path':'/foo/1','value':'qux'}]", "{'foo':['bar','qux','baz']}"),
            new Row("A.3 a member is removed", "{'baz':'qux','foo':'bar'}",
                    "[{'op':'remove','path':'/baz'}]", "{'foo':'bar'}"),
            new Row("A.4 an element is removed", "{'foo':['bar','qux','baz']}",
                    "[{'op':'remove','path':'/foo/1'}]", "{'foo':['bar','baz']}"),
            new Row("A.5 a value is replaced", "{'baz':'qux','foo':'bar'}",
                    "[{'op':'replace','path':'/baz','value':'boo'}]", "{'baz':'boo','foo':'bar'}"),
            new Row("A.6 a value is moved", "{'foo':{'bar':'baz','waldo':'fred'},'qux':{'corge':'grault'}}",
                    "[{'op':'move','from':'/foo/waldo','path':'/qux/thud'}]",
                    "{'foo':{'bar':'baz'},'qux':{'corge':'grault','thud':'fred'}}"),
            new Row("A.7 an element is moved", "{'foo':['all','grass','cows','eat']}",
                    "[{'op':'move','from':'/foo/1','path':'/foo/3'}]", "{'foo':['all','cows','eat','grass']}"),
            new Row("A.8 a test holds", "{'baz':'qux','foo':['a',2,'c']}",
                    "[{'op':'test','path':'/baz','value':'qux'},{'op':'test','path':'/foo/1','value':2}]",
                    "{'baz':'qux','foo':['a',2,'c']}"),
            new Row("A.9 a test fails", "{'baz':'qux'}",
                    "[{'op':'test','path':'/baz','value':'bar'}]", FAILS),
            new Row("A.10 a nested object is added", "{'foo':'bar'}",
                    "[{'op':'add','path':'/child','value':{'grandchild':{}}}]",
                    "{'foo':'bar','child':{'grandchild':{}}}"),
            new Row("A.11 unknown members are passed over", "{'foo':'bar'}",
                    "[{'op':'add','path':'/baz','value':'qux','xyz':123}]", "{'foo':'bar','baz':'qux'}"),
            new Row("A.12 there is no place to add to", "{'foo':'bar'}",
                    "[{'op':'add','path':'/baz/bat','value':'qux'}]", FAILS),
            new Row("A.14 a tilde is escaped", "{'/':9,'~1':10}",
                    "[{'op':'test','path':'/~01','value':10}]", "{'/':9,'~1':10}"),
            new Row("A.15 a number is no string", "{'~1':10}",
                    "[{'op':'test','path':'/~01','value':'10'}]", FAILS),
            new Row("A.16 an array is appended", "{'foo':['bar']}",
                    "[{'op':'add','path':'/foo/-','value':['abc','def']}]", "{'foo':['bar',['abc','def']]}"),
            new Row("the whole is replaced", "{'foo':1}", "[{'op':'replace','path':'','value':2}]", "2"),
            new Row("a copy is apart", "{'a':{'b':1}}",
                    "[{'op':'copy','from':'/a','path':'/c'},{'op':'add','path':'/c/b','value':2}]",
                    "{'a':{'b':1},'c':{'b':2}}"),
            new Row("what is not there is not removed", "{}", "[{'op':'remove','path':'/a'}]", FAILS),
            new Row("what is not there is not replaced", "{}",
                    "[{'op':'replace','path':'/a','value':1}]", FAILS),
            new Row("an index lies outside", "{'a':[]}", "[{'op':'add','path':'/a/1','value':1}]", FAILS),
            new Row("a negative index counts from the end", "{'a':[1,2]}",
                    "[{'op':'remove','path':'/a/-1'}]", "{'a':[1]}"),
            new Row("a value does not move into itself", "{'a':{'b':1}}",
                    "[{'op':'move','from':'/a','path':'/a/b'}]", FAILS),
            new Row("the operation is unknown", "{}", "[{'op':'swap','path':'/a'}]", FAILS));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void carriesOutAllOperationsOrNone(Row row) {
        Json document = json(row.document());
        var operations = JsonPatch.operations(json(row.patch()));
        if (row.result().equals(FAILS)) {
            assertThatThrownBy(() -> JsonPatch.apply(document, operations))
                    .isInstanceOf(PatchException.class);
        } else {
            assertThat(JsonPatch.apply(document, operations)).isEqualTo(json(row.result()));
        }
    }

    private static Json json(String text) {
        return JsonReader.parse(text.replace('\'', '"'));
    }
}
