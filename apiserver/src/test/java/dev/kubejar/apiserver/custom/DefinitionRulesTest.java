package dev.kubejar.apiserver.custom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.apiserver.structural.RuleCheck;
import dev.kubejar.apiserver.structural.SchemaRules;
import dev.kubejar.apiserver.structural.StructuralSchema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DefinitionRulesTest {
    private static final Schemas SCHEMAS = Schemas.load();
    private static final DefinitionRules RULES =
            new DefinitionRules(
                    new SchemaRules(
                            () -> SCHEMAS.definition(StructuralSchema.OBJECT_META),
                            RuleCheck.NONE));

    private static final String LABEL =
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with"
                    + " an alphabetic character, and end with an alphanumeric character (e.g."
                    + " 'my-name',  or 'abc-123', regex used for validation is"
                    + " '[a-z]([-a-z0-9]*[a-z0-9])?')";

    /// A change of the good definition, and what is wrong then.
    record Row(String change, List<String> problems) {
        @Override
        public String toString() {
            return change;
        }
    }

    private static Row row(String change, String... problems) {
        return new Row(change, List.of(problems));
    }

    // spotless:off: a table
    static final List<Row> ROWS = List.of(
            row("{}"),
            // names
            row("{'metadata': {'name': 'other.example.com'}}",
                    "metadata.name: Invalid value: \"other.example.com\": must be spec.names.plural+\".\"+spec.group"),
            row("{'metadata': {'name': 'foos.'}, 'spec': {'group': null}}",
                    "spec.group: Required value"),
            row("{'metadata': {'name': 'foos.example'}, 'spec': {'group': 'example'}}",
                    "spec.group: Invalid value: \"example\": should be a domain with at least one dot"),
            row("{'spec': {'scope': null}}", "spec.scope: Required value"),
            row("{'spec': {'scope': 'Everywhere'}}",
                    "spec.scope: Unsupported value: \"Everywhere\": supported values: \"Cluster\", \"Namespaced\""),
            row("{'spec': {'names': {'singular': 'Foo'}}}",
                    "spec.names.singular: Invalid value: \"Foo\": " + LABEL),
            row("{'spec': {'names': {'kind': 'F_o', 'listKind': 'FooList'}}}",
                    "spec.names.kind: Invalid value: \"F_o\": may have mixed case, but should otherwise match: " + LABEL),
            row("{'spec': {'names': {'listKind': 'Foo'}}}",
                    "spec.names.listKind: Invalid value: \"Foo\": kind and listKind may not be the same"),
            row("{'spec': {'names': {'shortNames': ['f', 'F'], 'categories': ['All']}}}",
                    "spec.names.shortNames[1]: Invalid value: \"F\": " + LABEL,
                    "spec.names.categories[0]: Invalid value: \"All\": " + LABEL),
            row("{'spec': {'names': {'kind': null, 'listKind': null, 'singular': null}}}",
                    "spec.names.singular: Required value",
                    "spec.names.kind: Required value",
                    "spec.names.listKind: Required value"),
            // versions
            row("{'spec': {'versions': [{'name': 'v1', 'served': true, 'storage': false, SCHEMA}]}}",
                    "spec.versions: Invalid value: [{\"Name\":\"v1\",\"Served\":true,\"Storage\":false,\"Deprecated\":false,\"DeprecationWarning\":null,\"Schema\":null,\"Subresources\":null,\"AdditionalPrinterColumns\":null,\"SelectableFields\":null}]: must have exactly one version marked as storage version",
                    "status.storedVersions: Invalid value: []: must have at least one stored version"),
            row("{'spec': {'versions': [{'name': 'V1', 'served': true, 'storage': true, SCHEMA}]}}",
                    "spec.versions[0].name: Invalid value: \"V1\": " + LABEL,
                    "spec.version: Invalid value: \"V1\": " + LABEL),
            row("{'spec': {'versions': [{'name': 'v1', 'served': true, 'storage': true}]}}",
                    "spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required"),
            row("{'spec': {'versions': [{'name': 'v1', 'served': true, 'storage': true, 'deprecationWarning': 'old', SCHEMA}]}}",
                    "spec.versions[0].deprecationWarning: Invalid value: \"old\": can only be set for deprecated versions"),
            row("{'spec': {'preserveUnknownFields': true}}",
                    "spec.preserveUnknownFields: Invalid value: true: cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead"),
            // what one version has stands at the top, as upstream sees it
            row("{'spec': {'versions': [{'name': 'v1', 'served': true, 'storage': true, 'schema': {'openAPIV3Schema': {'type': 'object', 'properties': {'spec': {}}}}}]}}",
                    "spec.validation.openAPIV3Schema.properties[spec].type: Required value: must not be empty for specified object fields"),
            row("{'spec': {'versions': [{'name': 'v1', 'served': true, 'storage': true, SCHEMA}, {'name': 'v2', 'served': true, 'storage': false, 'schema': {'openAPIV3Schema': {'type': 'object', 'properties': {'spec': {}}}}}]}}",
                    "spec.versions[1].schema.openAPIV3Schema.properties[spec].type: Required value: must not be empty for specified object fields"),
            // subresources
            row("{'spec': {'versions': [{'name': 'v1', 'served': true, 'storage': true, 'subresources': {'scale': {'specReplicasPath': '.status.x', 'statusReplicasPath': 'status.y', 'labelSelectorPath': '.metadata.z'}}, SCHEMA}]}}",
                    "spec.subresources.scale.specReplicasPath: Invalid value: \".status.x\": should be a json path under .spec",
                    "spec.subresources.scale.statusReplicasPath: Invalid value: \"status.y\": must be a simple json path starting with .",
                    "spec.subresources.scale.labelSelectorPath: Invalid value: \".metadata.z\": should be a json path under either .spec or .status"),
            row("{'spec': {'versions': [{'name': 'v1', 'served': true, 'storage': true, 'subresources': {'scale': {}}, SCHEMA}]}}",
                    "spec.subresources.scale.specReplicasPath: Required value",
                    "spec.subresources.scale.statusReplicasPath: Required value"),
            // columns
            row("{'spec': {'versions': [{'name': 'v1', 'served': true, 'storage': true, 'additionalPrinterColumns': [{'format': 'x'}, {'name': 'A', 'type': 'text', 'jsonPath': 'a'}], SCHEMA}]}}",
                    "spec.additionalPrinterColumns[0].name: Required value",
                    "spec.additionalPrinterColumns[0].type: Required value: must be one of boolean,date,integer,number,string",
                    "spec.additionalPrinterColumns[0].format: Invalid value: \"x\": must be one of byte,date,date-time,double,float,int32,int64,password",
                    "spec.additionalPrinterColumns[0].JSONPath: Required value",
                    "spec.additionalPrinterColumns[1].type: Invalid value: \"text\": must be one of boolean,date,integer,number,string",
                    "spec.additionalPrinterColumns[1].JSONPath: Invalid value: \"a\": must be a simple json path starting with ."),
            // selectable fields
            row("{'spec': {'versions': [{'name': 'v1', 'served': true, 'storage': true, 'selectableFields': [{'jsonPath': '.spec.color'}, {'jsonPath': '.spec'}, {'jsonPath': '.spec.shape'}, {'jsonPath': '.spec.color'}, {'jsonPath': '.spec[0]'}], SCHEMA}]}}",
                    "spec.selectableFields[1].jsonPath: Invalid value: \".spec\": must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.",
                    "spec.selectableFields[2].jsonPath: Invalid value: \".spec.shape\": is an invalid path: does not refer to a valid field",
                    "spec.selectableFields[3].jsonPath: Duplicate value: \".spec.color\"",
                    "spec.selectableFields[4].jsonPath: Invalid value: \".spec[0]\": is an invalid path: array notation is not allowed"),
            // conversion
            row("{'spec': {'conversion': {'strategy': 'Magic'}}}",
                    "spec.conversion.strategy: Unsupported value: \"Magic\": supported values: \"None\", \"Webhook\""),
            row("{'spec': {'conversion': {'strategy': 'Webhook'}}}",
                    "spec.conversion.webhookClientConfig: Required value: required when strategy is set to Webhook",
                    "spec.conversion.conversionReviewVersions: Required value"),
            row("{'spec': {'conversion': {'strategy': 'None', 'webhook': {'clientConfig': {}, 'conversionReviewVersions': ['v1']}}}}",
                    "spec.conversion.webhookClientConfig: Forbidden: should not be set when strategy is not set to Webhook",
                    "spec.conversion.conversionReviewVersions: Forbidden: should not be set when strategy is not set to Webhook"),
            row("{'spec': {'conversion': {'strategy': 'Webhook', 'webhook': {'clientConfig': {}, 'conversionReviewVersions': ['v2', 'v2']}}}}",
                    "spec.conversion.webhookClientConfig: Required value: exactly one of url or service is required",
                    "spec.conversion.conversionReviewVersions[1]: Invalid value: \"v2\": duplicate version",
                    "spec.conversion.conversionReviewVersions: Invalid value: [\"v2\",\"v2\"]: must include at least one of v1, v1beta1"),
            row("{'spec': {'conversion': {'strategy': 'Webhook', 'webhook': {'clientConfig': {'url': 'http://u@h/p?q#f'}, 'conversionReviewVersions': ['v1']}}}}",
                    "spec.conversion.webhookClientConfig.url: Invalid value: \"http\": 'https' is the only allowed URL scheme; desired format: https://host[/path]",
                    "spec.conversion.webhookClientConfig.url: Invalid value: \"u\": user information is not permitted in the URL",
                    "spec.conversion.webhookClientConfig.url: Invalid value: \"f\": fragments are not permitted in the URL",
                    "spec.conversion.webhookClientConfig.url: Invalid value: \"q\": query parameters are not permitted in the URL"),
            row("{'spec': {'conversion': {'strategy': 'Webhook', 'webhook': {'clientConfig': {'service': {'port': 0, 'path': 'a//b'}}, 'conversionReviewVersions': ['v1']}}}}",
                    "spec.conversion.webhookClientConfig.service.name: Required value",
                    "spec.conversion.webhookClientConfig.service.namespace: Required value",
                    "spec.conversion.webhookClientConfig.service.port: Invalid value: 0: port is not valid: must be between 1 and 65535, inclusive",
                    "spec.conversion.webhookClientConfig.service.path: Invalid value: \"a//b\": must start with a '/'",
                    "spec.conversion.webhookClientConfig.service.path: Invalid value: \"a//b\": segment[0] may not be empty",
                    "spec.conversion.webhookClientConfig.service.path: Invalid value: \"a//b\": segment[1] may not be empty"),
            // groups of Kubernetes
            row("{'metadata': {'name': 'foos.x.k8s.io'}, 'spec': {'group': 'x.k8s.io'}}",
                    "metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must have approval annotation \"api-approved.kubernetes.io\", see https://github.com/kubernetes/enhancements/pull/1111"),
            row("{'metadata': {'name': 'foos.x.k8s.io', 'annotations': {'api-approved.kubernetes.io': 'yes'}}, 'spec': {'group': 'x.k8s.io'}}",
                    "metadata.annotations[api-approved.kubernetes.io]: Invalid value: \"yes\": protected groups must have approval annotation \"api-approved.kubernetes.io\" with either a URL or a reason starting with \"unapproved\", see https://github.com/kubernetes/enhancements/pull/1111"),
            row("{'metadata': {'name': 'foos.x.k8s.io', 'annotations': {'api-approved.kubernetes.io': 'https://github.com/kubernetes/kubernetes/pull/1'}}, 'spec': {'group': 'x.k8s.io'}}"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void tellsWhatIsWrongInUpstreamsWords(Row row) {
        assertThat(
                        RULES.problems(
                                new Write.Create(
                                        RULES.prepared(new Write.Create(changed(row.change()))))))
                .extracting(FieldError::message)
                .containsExactlyElementsOf(row.problems());
    }

    @Test
    void fillsInNamesAndHowVersionsAreConverted() {
        ApiObject defaulted =
                RULES.defaulted(
                        object(
                                """
                                {'spec': {'names': {'plural': 'foos', 'kind': 'Foo'},
                                 'versions': [{'name': 'v1'}]}}
                                """));

        assertThat(defaulted.spec())
                .isEqualTo(
                        object(
                                        """
                                        {'names': {'plural': 'foos', 'kind': 'Foo',
                                          'listKind': 'FooList', 'singular': 'foo'},
                                         'versions': [{'name': 'v1', 'served': false, 'storage': false}],
                                         'conversion': {'strategy': 'None'}}
                                        """)
                                .json());
    }

    @Test
    void theServiceOfAWebhookListensOn443() {
        ApiObject defaulted =
                RULES.defaulted(
                        object(
                                "{'spec': {'conversion': {'webhook': {'clientConfig': {'service': {}}}}}}"));

        assertThat(
                        defaulted
                                .json()
                                .at(
                                        List.of(
                                                "spec",
                                                "conversion",
                                                "webhook",
                                                "clientConfig",
                                                "service",
                                                "port")))
                .contains(Json.of(443));
    }

    private static ApiObject changed(String change) {
        JsonObject good =
                object(
                                """
                                {'metadata': {'name': 'foos.example.com'},
                                 'spec': {'group': 'example.com', 'scope': 'Namespaced',
                                  'names': {'plural': 'foos', 'singular': 'foo', 'kind': 'Foo',
                                   'listKind': 'FooList'},
                                  'conversion': {'strategy': 'None'},
                                  'versions': [
                                   {'name': 'v1', 'served': true, 'storage': true, SCHEMA}]}}
                                """)
                        .json();
        return new ApiObject(merged(good, object(change).json()));
    }

    private static JsonObject merged(JsonObject target, JsonObject patch) {
        JsonObject result = target;
        for (String key : patch.keys()) {
            Json value = patch.find(key).orElseThrow();
            result =
                    switch (value) {
                        case JsonNull _ -> result.without(key);
                        case JsonObject inner ->
                                result.with(key, merged(result.object(key), inner));
                        default -> result.with(key, value);
                    };
        }
        return result;
    }

    private static ApiObject object(String json) {
        String schema =
                "'schema': {'openAPIV3Schema': {'type': 'object', 'properties': {'spec': {'type':"
                        + " 'object', 'properties': {'color': {'type': 'string'}}}}}}";
        return new ApiObject(
                JsonReader.parseObject(json.replace("SCHEMA", schema).replace('\'', '"')));
    }
}
