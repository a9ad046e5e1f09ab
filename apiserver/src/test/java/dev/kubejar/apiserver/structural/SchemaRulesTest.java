package dev.kubejar.apiserver.structural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What a definition's `openAPIV3Schema` may not say, in upstream's words.
class SchemaRulesTest {
    private static final Schema OBJECT_META =
            Schemas.load().definition("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta");

    /// @param schema of the property `x`
    /// @param problems without the path of the property's schema
    record Row(String schema, List<String> problems) {
        Row(String schema, String... problems) {
            this(schema, List.of(problems));
        }

        List<String> on(String path) {
            return problems.stream()
                    .map(it -> it.replace("$.", path + ".").replace("#ref", "$ref"))
                    .toList();
        }
    }

    // spotless:off
    static final List<Row> OF_PROPERTIES = List.of(
        new Row("{type: string}"),
        // ---- structure
        new Row("{description: x}", "$.type: Required value: must not be empty for specified object fields"),
        new Row("{type: array}", "$.items: Required value: must be specified"),
        new Row("{type: array, items: {description: x}}", "$.items.type: Required value: must not be empty for specified array items"),
        new Row("{type: object, additionalProperties: {description: x}}", "$.additionalProperties.type: Required value: must not be empty for specified object fields"),
        new Row("{x-kubernetes-preserve-unknown-fields: true}"),
        new Row("{x-kubernetes-int-or-string: true}"),
        new Row("{x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}"),
        new Row("{x-kubernetes-int-or-string: true, allOf: [{anyOf: [{type: integer}, {type: string}]}, {pattern: a}]}"),
        new Row("{x-kubernetes-int-or-string: true, anyOf: [{type: string}, {type: integer}]}",
                "$.anyOf[0].type: Forbidden: must be empty to be structural",
                "$.anyOf[1].type: Forbidden: must be empty to be structural"),
        new Row("{x-kubernetes-int-or-string: true, x-kubernetes-preserve-unknown-fields: true}",
                "$.x-kubernetes-preserve-unknown-fields: Invalid value: true: must be false if x-kubernetes-int-or-string is true"),
        new Row("{type: string, pattern: '('}", "$.pattern: Invalid value: \"(\": must be a valid regular expression, but isn't: error parsing regexp: missing closing ): `(`"),
        new Row("{type: string, pattern: '(?=a)'}", "$.pattern: Invalid value: \"(?=a)\": must be a valid regular expression, but isn't: error parsing regexp: invalid or unsupported Perl syntax: `(?=`"),
        new Row("{type: object, properties: {a: {type: string}}, anyOf: [{properties: {a: {type: string, nullable: true, description: d, title: t, default: x, x-kubernetes-list-type: atomic}}}]}",
                "$.anyOf[0].properties[a].default: Forbidden: must be undefined to be structural",
                "$.anyOf[0].properties[a].description: Forbidden: must be empty to be structural",
                "$.anyOf[0].properties[a].nullable: Forbidden: must be false to be structural",
                "$.anyOf[0].properties[a].title: Forbidden: must be empty to be structural",
                "$.anyOf[0].properties[a].type: Forbidden: must be empty to be structural",
                "$.anyOf[0].properties[a].x-kubernetes-list-type: Forbidden: must be undefined to be structural",
                "$.anyOf[0].properties[a].type: Invalid value: \"string\": must be array if x-kubernetes-list-type is specified"),
        // ---- embedded objects
        new Row("{x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}", "$.type: Required value: must be object if x-kubernetes-embedded-resource is true"),
        new Row("{type: object, x-kubernetes-embedded-resource: true}",
                "$.properties: Required value: must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields"),
        new Row("{type: object, x-kubernetes-embedded-resource: true, properties: {kind: {type: integer}, metadata: {type: string}}}",
                "$.properties[kind].type: Invalid value: \"integer\": must be string",
                "$.properties[metadata].type: Invalid value: \"string\": must be object"),
        // ---- keywords
        new Row("{type: string, uniqueItems: true}", "$.uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic"),
        new Row("{type: words}", "$.type: Unsupported value: \"words\": supported values: \"array\", \"boolean\", \"integer\", \"number\", \"object\", \"string\""),
        new Row("{type: object, $ref: '#/x'}", "$.#ref: Forbidden: $ref is not supported"),
        new Row("{type: object, definitions: {a: {type: string}}, dependencies: {a: [b]}, patternProperties: {a: {type: string}}, id: a}",
                "$.id: Forbidden: id is not supported",
                "$.patternProperties: Forbidden: patternProperties is not supported",
                "$.definitions: Forbidden: definitions is not supported",
                "$.dependencies: Forbidden: dependencies is not supported"),
        new Row("{type: object, properties: {a: {type: string}}, additionalProperties: {type: string}}",
                "$.additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive"),
        new Row("{type: object, properties: {a: {type: string}}, additionalProperties: true}"),
        new Row("{type: array, items: [{type: string}]}", "$.items: Forbidden: items must be a schema object and not an array"),
        new Row("{type: object, x-kubernetes-preserve-unknown-fields: false}", "$.x-kubernetes-preserve-unknown-fields: Invalid value: false: must be true or undefined"),
        // ---- lists and maps
        new Row("{type: array, items: {type: string}, x-kubernetes-list-type: bag}", "$.x-kubernetes-list-type: Unsupported value: \"bag\": supported values: \"atomic\", \"set\", \"map\""),
        new Row("{type: object, x-kubernetes-list-type: set}", "$.type: Invalid value: \"object\": must be array if x-kubernetes-list-type is specified"),
        new Row("{type: array, items: {type: object}, x-kubernetes-list-type: set}",
                "$.items.x-kubernetes-map-type: Invalid value: \"null\": must be atomic as item of a list with x-kubernetes-list-type=set"),
        new Row("{type: array, items: {type: string, nullable: true}, x-kubernetes-list-type: set}", "$.items.nullable: Forbidden: cannot be nullable when x-kubernetes-list-type is set"),
        new Row("{type: array, items: {type: object, properties: {k: {type: string}}, required: [k]}, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k]}"),
        new Row("{type: array, items: {type: object, properties: {k: {type: string}}}, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k]}",
                "$.items.properties[k].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property"),
        new Row("{type: array, items: {type: object, properties: {k: {type: object}}, required: [k]}, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k, l, k]}",
                "$.items.properties[k].type: Invalid value: \"object\": must be a scalar type if parent array's x-kubernetes-list-type is map",
                "$.x-kubernetes-list-map-keys: Invalid value: [\"k\",\"l\",\"k\"]: entries must all be names of item properties",
                "$.items.properties[k].type: Invalid value: \"object\": must be a scalar type if parent array's x-kubernetes-list-type is map",
                "$.x-kubernetes-list-map-keys: Invalid value: [\"k\",\"l\",\"k\"]: must not contain duplicate entries"),
        new Row("{type: array, items: {type: string}, x-kubernetes-list-type: map}",
                "$.x-kubernetes-list-map-keys: Required value: must not be empty if x-kubernetes-list-type is map",
                "$.items.type: Invalid value: \"string\": must be object if parent array's x-kubernetes-list-type is map"),
        new Row("{type: array, items: {type: string}, x-kubernetes-list-map-keys: [a]}", "$.x-kubernetes-list-type: Required value: must be map if x-kubernetes-list-map-keys is non-empty"),
        new Row("{type: object, x-kubernetes-map-type: loose}", "$.x-kubernetes-map-type: Unsupported value: \"loose\": supported values: \"atomic\", \"granular\""),
        new Row("{type: string, x-kubernetes-map-type: atomic}", "$.type: Invalid value: \"string\": must be object if x-kubernetes-map-type is specified"),
        // ---- defaults
        new Row("{type: string, default: a}"),
        new Row("{type: integer, default: a}", "$.default: Invalid value: \"string\":  in body must be of type integer: \"string\""),
        new Row("{type: object, default: {a: 1}}", "$.default: Invalid value: {\"a\":1}: must not have unknown fields"),
        new Row("{type: object, properties: {a: {type: integer, minimum: 5}}, default: {a: 1}}", "$.default.a: Invalid value: 1: a in body should be greater than or equal to 5"),
        new Row("{type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true, default: {apiVersion: v1}}", "$.default.kind: Required value"),
        new Row("{type: object, x-kubernetes-embedded-resource: true, properties: {metadata: {type: object, properties: {name: {type: string, default: a/b}}}}}",
                "$.properties[metadata].properties[name].default: Invalid value: \"a/b\": must result in valid metadata: metadata.name: Invalid value: \"a/b\": may not contain '/'"),
        // ---- rules' texts
        new Row("{type: string, x-kubernetes-validations: [{rule: ' '}]}", "$.x-kubernetes-validations[0].rule: Required value: rule is not specified"),
        new Row("{type: string, x-kubernetes-validations: [{rule: 'a', message: ' '}]}", "$.x-kubernetes-validations[0].message: Invalid value: \" \": message must be non-empty if specified"),
        new Row("{type: string, x-kubernetes-validations: [{rule: \"a\\nb\"}]}", "$.x-kubernetes-validations[0].message: Required value: message must be specified if rule contains line breaks"),
        new Row("{type: string, x-kubernetes-validations: [{rule: a, reason: Odd}]}",
                "$.x-kubernetes-validations[0].reason: Unsupported value: \"Odd\": supported values: \"FieldValueDuplicate\", \"FieldValueForbidden\", \"FieldValueInvalid\", \"FieldValueRequired\""),
        new Row("{type: object, properties: {a: {type: string}}, x-kubernetes-validations: [{rule: a, fieldPath: .a}]}"),
        new Row("{type: object, properties: {a: {type: string}}, x-kubernetes-validations: [{rule: a, fieldPath: .b}]}", "$.x-kubernetes-validations[0].fieldPath: Invalid value: \".b\": fieldPath must be a valid path"));

    static final List<Row> OF_ROOTS = List.of(
        new Row("{type: object}"),
        new Row("{}", "$.type: Required value: must not be empty at the root"),
        new Row("{type: string}", "$.type: Invalid value: \"string\": must be object at the root"),
        new Row("{type: object, nullable: true}", "$.nullable: Forbidden: nullable cannot be true at the root"),
        new Row("{type: object, additionalProperties: {type: string}}", "$.additionalProperties: Forbidden: must not be used at the root"),
        new Row("{type: object, properties: {kind: {type: string}, apiVersion: {type: string}, metadata: {type: object}}}"),
        new Row("{type: object, properties: {metadata: {type: object, properties: {name: {type: string, pattern: a}}}}}"),
        new Row("{type: object, properties: {metadata: {type: object, properties: {labels: {type: object}}}}}",
                "$.properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata is implicitly specified"),
        new Row("{type: object, properties: {kind: {type: string, default: a}}}", "$.properties[kind].default: Forbidden: must not be set in top-level kind"),
        new Row("{type: object, properties: {a: {type: string}}, oneOf: [{required: [a]}, {properties: {b: {minLength: 1}}}]}",
                "$.properties[b]: Required value: because it is defined in $.oneOf[1].properties[b]"),
        new Row("{type: object, properties: {a: {type: object}}, not: {properties: {a: {allOf: [{items: {minLength: 1}}]}}}}",
                "$.properties[a].items: Required value: because it is defined in $.not.properties[a].allOf[0].items"),
        new Row("{type: object, anyOf: [{properties: {metadata: {required: [a]}}}]}",
                "$.anyOf[0].properties[metadata]: Forbidden: must not be specified in a nested context",
                "$.properties[metadata]: Required value: because it is defined in $.anyOf[0].properties[metadata]"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("OF_PROPERTIES")
    void tellsWhatASchemaMayNotSay(Row row) {
        String schema = "{type: object, properties: {x: " + row.schema + "}}";

        assertThat(problems(schema, false)).isEqualTo(row.on("schema.properties[x]"));
    }

    @ParameterizedTest
    @FieldSource("OF_ROOTS")
    void tellsWhatTheRootMayNotSay(Row row) {
        assertThat(problems(row.schema, false)).isEqualTo(row.on("schema"));
    }

    @Test
    void withAStatusSubresourceTheRootMaySayLess() {
        assertThat(problems("{type: object, properties: {a: {type: string}}, required: [a]}", true))
                .isEmpty();
        assertThat(problems("{type: object, maxProperties: 1}", true))
                .singleElement()
                .asString()
                .startsWith(
                        "schema: Invalid value: {\"ID\":\"\",\"Schema\":\"\",\"Ref\":null,"
                                + "\"Description\":\"\",\"Type\":\"object\",\"Nullable\":false,")
                .endsWith(
                        ": only [Description Type Format Title Maximum ExclusiveMaximum Minimum"
                                + " ExclusiveMinimum MaxLength MinLength Pattern MaxItems MinItems"
                                + " UniqueItems MultipleOf Required Items Properties ExternalDocs"
                                + " Example XPreserveUnknownFields XValidations] fields are allowed"
                                + " at the root of the schema if the status subresource is enabled");
    }

    @Test
    void warnsOfFormatsThatMeanNothing() {
        JsonObject schema =
                ValidationTest.object(
                        """
                        type: object
                        properties:
                          a: {type: string, format: ipv4}
                          b: {type: string, format: zip}
                          c: {type: integer, format: int32}
                          d: {type: integer, format: uint8}
                          e: {type: array, items: {type: boolean, format: email}}
                        """);

        assertThat(SchemaRules.unrecognizedFormats(schema))
                .containsExactly("zip", "uint8", "email");
    }

    private static List<String> problems(String yaml, boolean hasStatus) {
        List<FieldError> problems =
                new SchemaRules(() -> OBJECT_META, RuleCheck.NONE)
                        .problems(ValidationTest.object(yaml), "schema", hasStatus);
        return ValidationTest.messages(problems);
    }
}
