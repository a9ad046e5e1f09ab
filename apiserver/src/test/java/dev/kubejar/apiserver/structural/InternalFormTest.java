package dev.kubejar.apiserver.structural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import org.junit.jupiter.api.Test;

class InternalFormTest {
    private static final int FIELDS = 44;

    @Test
    void everyFieldIsThereUnderItsGoName() {
        JsonObject form = InternalForm.of(JsonObject.EMPTY);

        assertThat(form.keys()).hasSize(FIELDS).startsWith("ID").endsWith("XValidations");
        assertThat(form.find("Maximum").orElseThrow().toString()).isEqualTo("null");
        assertThat(form.find("Pattern").orElseThrow().toString()).isEqualTo("\"\"");
        assertThat(form.find("XIntOrString").orElseThrow().toString()).isEqualTo("false");
    }

    @Test
    void schemasInSchemasHaveGoNamesToo() {
        JsonObject form =
                InternalForm.of(
                        ValidationTest.object(
                                """
                                properties: {b: {type: string}, a: {default: {d: 1, c: 2}}}
                                items: {type: integer}
                                additionalProperties: false
                                oneOf: [{required: [a]}]
                                x-kubernetes-validations: [{rule: self.a, reason: FieldValueInvalid}]
                                """));

        assertThat(form.object("Properties").keys()).containsExactly("a", "b");
        assertThat(form.object("Properties").object("a").object("Default"))
                .hasToString("{\"c\":2,\"d\":1}");
        assertThat(form.object("Items").object("Schema").string("Type")).isEqualTo("integer");
        assertThat(form.object("AdditionalProperties"))
                .isEqualTo(JsonReader.parseObject("{\"Allows\":false,\"Schema\":null}"));
        assertThat(form.objects("OneOf").getFirst().strings("Required")).containsExactly("a");
        assertThat(form.objects("XValidations").getFirst().find("OptionalOldSelf"))
                .map(Json::toString)
                .contains("null");
    }
}
