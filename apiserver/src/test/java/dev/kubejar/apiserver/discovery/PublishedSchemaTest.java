package dev.kubejar.apiserver.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedSchemaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type': 'string', 'pattern': 'a', 'default': 'b'} | {'type': 'string', 'pattern': 'a', 'default': 'b'}",
                "{'type': 'string', 'nullable': true} | {}",
                "{'type': 'object', 'nullable': true, 'properties': {'a': {'type': 'string'}}} | {}",
                "{'type': 'array', 'x-kubernetes-preserve-unknown-fields': true, 'items': {'type': 'object'}} | {'x-kubernetes-preserve-unknown-fields': true}",
                "{'type': 'object', 'x-kubernetes-preserve-unknown-fields': true, 'properties': {'a': {'type': 'string'}}} | {'x-kubernetes-preserve-unknown-fields': true}",
                "{'type': 'object', 'anyOf': [{'required': ['a']}], 'not': {'required': ['b']}} | {'type': 'object'}",
                "{'type': 'object', 'required': ['a', 'b'], 'properties': {'a': {'type': 'string', 'nullable': true}, 'b': {'type': 'string'}}} | {'type': 'object', 'required': ['b'], 'properties': {'a': {}, 'b': {'type': 'string'}}}",
                "{'x-kubernetes-int-or-string': true, 'anyOf': [{'type': 'integer'}, {'type': 'string'}]} | {'x-kubernetes-int-or-string': true}",
                "{'type': 'object', 'additionalProperties': {'type': 'string', 'nullable': true}} | {'type': 'object', 'additionalProperties': {}}"
            })
    void tellsOlderClientsNothingThatTheyWouldTakeAmiss(String schema, String published) {
        assertThat(published(schema, false))
                .isEqualTo(published.replace('\'', '"').replace(" ", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type': 'string', 'nullable': true, 'default': 'b'} | {'type': 'string', 'nullable': true, 'default': 'b'}",
                "{'x-kubernetes-int-or-string': true} | {'x-kubernetes-int-or-string': true, 'anyOf': [{'type': 'integer'}, {'type': 'string'}]}",
                "{'type': 'object', 'x-kubernetes-embedded-resource': true} | {'type': 'object', 'x-kubernetes-embedded-resource': true, 'properties': {'identity': true}, 'required': ['kind', 'apiVersion']}",
                "{'type': 'object', 'x-kubernetes-embedded-resource': true, 'required': ['spec', 'apiVersion']} | {'type': 'object', 'x-kubernetes-embedded-resource': true, 'required': ['spec', 'apiVersion', 'kind'], 'properties': {'identity': true}}",
                "{'x-kubernetes-int-or-string': true, 'anyOf': [{'minimum': 42}]} | {'x-kubernetes-int-or-string': true, 'anyOf': [{'minimum': 42}], 'allOf': [{'anyOf': [{'type': 'integer'}, {'type': 'string'}]}]}",
                "{'x-kubernetes-int-or-string': true, 'anyOf': [{'minimum': 42}], 'allOf': [{'minimum': 7}]} | {'x-kubernetes-int-or-string': true, 'anyOf': [{'minimum': 42}], 'allOf': [{'anyOf': [{'type': 'integer'}, {'type': 'string'}]}, {'minimum': 7}]}",
                "{'x-kubernetes-int-or-string': true, 'allOf': [{'minimum': 7}]} | {'x-kubernetes-int-or-string': true, 'allOf': [{'minimum': 7}], 'anyOf': [{'type': 'integer'}, {'type': 'string'}]}",
                "{'x-kubernetes-int-or-string': true, 'allOf': [{'anyOf': [{'type': 'integer'}, {'type': 'string'}]}, {'minimum': 7}]} | {'x-kubernetes-int-or-string': true, 'allOf': [{'anyOf': [{'type': 'integer'}, {'type': 'string'}]}, {'minimum': 7}]}"
            })
    void tellsNewerClientsAll(String schema, String published) {
        assertThat(published(schema, true))
                .isEqualTo(published.replace('\'', '"').replace(" ", ""));
    }

    private static String published(String schema, boolean v3) {
        return new PublishedSchema(v3, properties -> properties.with("identity", true))
                .of(JsonReader.parseObject(schema.replace('\'', '"')))
                .toString();
    }
}
