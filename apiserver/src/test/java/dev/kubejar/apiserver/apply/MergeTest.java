package dev.kubejar.apiserver.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.YamlReader;
import dev.kubejar.apiserver.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Trees that merge, differ and lose fields, by the sort of list or map that they hold.
final class MergeTest {
    /// One field of each sort.
    static final Schema SCHEMA =
            Schema.of(
                    yaml(
                            """
                            type: object
                            properties:
                              apiVersion: {type: string}
                              kind: {type: string}
                              metadata: {type: object, properties: {name: {type: string}, uid: {type: string}}}
                              number: {type: integer}
                              text: {type: string}
                              any: {x-kubernetes-preserve-unknown-fields: true}
                              whole: {}
                              struct: {type: object, properties: {a: {type: string}, b: {type: string}}}
                              map: {type: object, additionalProperties: {type: string}}
                              atomicMap: {type: object, additionalProperties: {type: string}, x-kubernetes-map-type: atomic}
                              set: {type: array, items: {type: string}, x-kubernetes-list-type: set}
                              atomicList: {type: array, items: {type: string}, x-kubernetes-list-type: atomic}
                              keyed:
                                type: array
                                x-kubernetes-list-type: map
                                x-kubernetes-list-map-keys: [name]
                                items: {type: object, properties: {name: {type: string}, value: {type: string}}}
                              ports:
                                type: array
                                x-kubernetes-list-type: map
                                x-kubernetes-list-map-keys: [port, protocol]
                                items:
                                  type: object
                                  properties:
                                    port: {type: integer}
                                    protocol: {type: string, default: TCP}
                                    name: {type: string}
                            """),
                    name -> {
                        throw new IllegalStateException(name);
                    });

    static JsonObject yaml(String text) {
        Json tree = YamlReader.parse(text);
        return tree instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # live                                    | applied                              | merged
                    {number: 1, text: a}                      | {number: 2}                          | {number: 2, text: a}
                    {}                                        | {struct: {a: '1'}}                   | {struct: {a: '1'}}
                    {struct: {a: '1', b: '2'}}                | {struct: {a: '3'}}                   | {struct: {a: '3', b: '2'}}
                    {map: {a: '1', b: '2'}}                   | {map: {c: '3'}}                      | {map: {a: '1', b: '2', c: '3'}}
                    {map: {a: '1'}}                           | {map: {}}                            | {map: {a: '1'}}
                    {map: {a: '1'}}                           | {map: null}                          | {map: {a: '1'}}
                    {number: 1}                               | {number: null}                       | {number: null}
                    {atomicMap: {a: '1'}}                     | {atomicMap: {b: '2'}}                | {atomicMap: {b: '2'}}
                    {atomicList: [a, b]}                      | {atomicList: [c]}                    | {atomicList: [c]}
                    {set: [a, b]}                             | {set: [c, a]}                        | {set: [c, a, b]}
                    {set: [a, b, c]}                          | {set: [c, b]}                        | {set: [a, c, b]}
                    {set: [a, b, c, d]}                       | {set: [d, a]}                        | {set: [b, c, d, a]}
                    {set: []}                                 | {set: [a]}                           | {set: [a]}
                    {set: [a]}                                | {set: []}                            | {set: [a]}
                    {keyed: [{name: a, value: '1'}]}          | {keyed: [{name: b}]}                 | {keyed: [{name: a, value: '1'}, {name: b}]}
                    {keyed: [{name: a, value: '1'}]}          | {keyed: [{name: a, value: '2'}]}     | {keyed: [{name: a, value: '2'}]}
                    {keyed: [{name: a}, {name: a, value: x}]} | {keyed: [{name: a, value: '2'}]}     | {keyed: [{name: a, value: '2'}]}
                    {ports: [{port: 80, protocol: TCP}]}      | {ports: [{port: 80, name: web}]}     | {ports: [{port: 80, protocol: TCP, name: web}]}
                    {ports: [{port: 80, protocol: TCP}]}      | {ports: [{port: 80, protocol: UDP}]} | {ports: [{port: 80, protocol: TCP}, {port: 80, protocol: UDP}]}
                    {any: {a: {b: 1}, l: [1]}}                | {any: {a: {c: 2}, l: [2]}}           | {any: {a: {b: 1, c: 2}, l: [2]}}
                    {any: 1}                                  | {any: {a: 1}}                        | {any: {a: 1}}
                    {whole: {a: 1}}                           | {whole: {b: 2}}                      | {whole: {b: 2}}
                    """)
    void whatIsAppliedIsLaidOverWhatIsThere(String live, String applied, String merged) {
        assertThat(Merge.merge(SCHEMA, yaml(live), yaml(applied)))
                .hasToString(yaml(merged).toString());
    }

    @Test
    void nothingNewLeavesTheTreeItself() {
        JsonObject live = yaml("{map: {a: '1'}, keyed: [{name: a, value: '1'}], set: [a, b]}");
        assertThat(Merge.merge(SCHEMA, live, yaml("{keyed: [{name: a}], set: [b], map: {a: '1'}}")))
                .isSameAs(live);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # applied                              | its fields
                    {number: 1, text: null}                | .number .text
                    {struct: {a: '1'}}                     | .struct.a
                    {struct: {}}                           | .struct
                    {map: {a: '1'}}                        | .map.a
                    {atomicMap: {a: '1'}}                  | .atomicMap
                    {atomicList: [a]}                      | .atomicList
                    {set: [a, b]}                          | .set[="a"] .set[="b"]
                    {set: []}                              | ''
                    {keyed: [{name: a}]}                   | .keyed[name="a"] .keyed[name="a"].name
                    {ports: [{port: 80}]}                  | .ports[port=80,protocol="TCP"] .ports[port=80,protocol="TCP"].port
                    {any: {a: {b: 1}}}                     | .any.a .any.a.b
                    {whole: {a: 1}}                        | .whole
                    """)
    void anApplierNamesLeavesAndElements(String applied, String paths) {
        assertThat(TreeFields.named(SCHEMA, yaml(applied)).paths())
                .map(FieldPath::toString)
                .isEqualTo(paths.isEmpty() ? List.of() : List.of(paths.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # before                           | after                                | removed | modified | added
                    {number: 1}                        | {number: 1}                          | {}   | {}   | {}
                    {number: 1}                        | {number: 2}                          | {}   | {'f:number':{}} | {}
                    {}                                 | {map: {a: '1'}}                      | {}   | {}   | {'f:map':{'.':{},'f:a':{}}}
                    {map: {a: '1'}}                    | {map: {b: '1'}}                      | {'f:map':{'f:a':{}}} | {} | {'f:map':{'f:b':{}}}
                    {map: {a: '1'}}                    | {map: {}}                            | {'f:map':{'f:a':{}}} | {} | {}
                    {atomicMap: {a: '1'}}              | {atomicMap: {b: '1'}}                | {}   | {'f:atomicMap':{}} | {}
                    {atomicList: [a]}                  | {atomicList: [b]}                    | {}   | {'f:atomicList':{}} | {}
                    {set: [a]}                         | {set: [b]}                           | {'f:set':{'v:"a"':{}}} | {} | {'f:set':{'v:"b"':{}}}
                    {set: [a, b]}                      | {set: [b, a]}                        | {}   | {}   | {}
                    {keyed: [{name: a, value: '1'}]}   | {keyed: [{name: a, value: '2'}]}     | {}   | {'f:keyed':{'k:{"name":"a"}':{'f:value':{}}}} | {}
                    {keyed: [{name: a}]}               | {}                                   | {'f:keyed':{'.':{},'k:{"name":"a"}':{'.':{},'f:name':{}}}} | {} | {}
                    {keyed: [{name: a}]}               | {keyed: [{name: a}, {name: a}]}      | {'f:keyed':{'k:{"name":"a"}':{'f:name':{}}}} | {} | {'f:keyed':{'k:{"name":"a"}':{}}}
                    {any: 1}                           | {any: {a: 1}}                        | {}   | {'f:any':{}} | {'f:any':{'f:a':{}}}
                    {struct: null}                     | {struct: {}}                         | {}   | {'f:struct':{}} | {}
                    """)
    void aStepRemovesModifiesAndAdds(
            String before, String after, String removed, String modified, String added) {
        Comparison step = Comparison.of(SCHEMA, yaml(before), yaml(after));
        assertThat(step.removed()).hasToString(fields(removed));
        assertThat(step.modified()).hasToString(fields(modified));
        assertThat(step.added()).hasToString(fields(added));
    }

    private static String fields(String yaml) {
        return yaml(yaml).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # tree                                       | fields                                         | left
                    {number: 1, text: a}                         | {'f:number':{}}                                | {text: a}
                    {struct: {a: '1', b: '2'}}                   | {'f:struct':{'f:a':{}}}                        | {struct: {b: '2'}}
                    {struct: {a: '1'}, text: a}                  | {'f:struct':{'f:a':{}}}                        | {text: a}
                    {set: [a, b]}                                | {'f:set':{'v:"a"':{}}}                         | {set: [b]}
                    {keyed: [{name: a, value: '1'}, {name: b}]}  | {'f:keyed':{'k:{"name":"a"}':{}}}              | {keyed: [{name: b}]}
                    {keyed: [{name: a, value: '1'}]}             | {'f:keyed':{'k:{"name":"a"}':{'f:value':{}}}}  | {keyed: [{name: a}]}
                    """)
    void fieldsGoAndEmptyContainersWithThem(String tree, String fields, String left) {
        FieldSet gone = FieldsV1.parse(yaml(fields));
        assertThat(Removal.remove(SCHEMA, yaml(tree), gone)).isEqualTo(yaml(left));
    }

    @Test
    void whoOwnedAPartOfWhatIsAtomicNowOwnsTheWhole() {
        FieldSet before =
                FieldsV1.parse(
                        yaml(
                                "{'f:atomicMap': {'f:a': {}}, 'f:map': {'f:a': {}}, 'f:atomicList': {}}"));
        assertThat(TreeFields.reconciled(SCHEMA, before))
                .hasToString("{\"f:atomicList\":{},\"f:atomicMap\":{},\"f:map\":{\"f:a\":{}}}");
    }
}
