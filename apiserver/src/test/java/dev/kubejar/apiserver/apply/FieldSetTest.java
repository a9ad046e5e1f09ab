package dev.kubejar.apiserver.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldSetTest {
    private static FieldSet set(String json) {
        return FieldsV1.parse(JsonReader.parseObject(json.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'f:data':{'.':{},'f:a':{}}}",
                "{'f:spec':{'f:ports':{'k:{\\'port\\':80,\\'protocol\\':\\'TCP\\'}':{'.':{},'f:port':{}}}}}",
                "{'f:metadata':{'f:finalizers':{'.':{},'v:\\'example.com/hold\\'':{}}}}",
                "{'f:args':{'i:0':{},'i:1':{}}}"
            })
    void isPrintedAsItWasParsed(String json) {
        assertThat(set(json)).hasToString(json.replace('\'', '"'));
    }

    @Test
    void isPrintedInOrder() {
        assertThat(set("{'v:1':{},'k:{\\'b\\':1,\\'a\\':2}':{},'f:z':{'f:y':{},'.':{}},'f:a':{}}"))
                .hasToString(
                        "{\"f:a\":{},\"f:z\":{\".\":{},\"f:y\":{}},\"k:{\\\"a\\\":2,\\\"b\\\":1}\":{},\"v:1\":{}}");
    }

    @Test
    void whatALaterVersionMayKnowIsPassedOver() {
        assertThat(set("{'x:what':{},'f:a':{}}")).isEqualTo(set("{'f:a':{}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'f':{}}",
                "{'fa:a':{}}",
                "{'i:x':{}}",
                "{'k:1':{}}",
                "{'v:':{}}",
                "{'f:a':1}"
            })
    void whatIsMalformedIsRefused(String json) {
        assertThatThrownBy(() -> set(json)).isInstanceOf(MalformedFieldsException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = { // one | other | union | intersection | difference | without
                "{'f:a':{}} | {'f:b':{}} | {'f:a':{},'f:b':{}} | {} | {'f:a':{}} | {'f:a':{}}",
                "{'f:a':{}} | {'f:a':{}} | {'f:a':{}} | {'f:a':{}} | {} | {}",
                "{'f:a':{'f:b':{}}} | {'f:a':{}} | {'f:a':{'.':{},'f:b':{}}} | {} | {'f:a':{'f:b':{}}} | {}",
                "{'f:a':{}} | {'f:a':{'f:b':{}}} | {'f:a':{'.':{},'f:b':{}}} | {} | {'f:a':{}} | {'f:a':{}}",
                "{'f:a':{'f:b':{},'f:c':{}}} | {'f:a':{'f:b':{}}} | {'f:a':{'f:b':{},'f:c':{}}} | {'f:a':{'f:b':{}}} | {'f:a':{'f:c':{}}} | {'f:a':{'f:c':{}}}"
            })
    void twoSetsMeet(
            String one,
            String other,
            String union,
            String intersection,
            String difference,
            String without) {
        FieldSet left = set(one);
        FieldSet right = set(other);
        assertThat(left.union(right)).isEqualTo(set(union));
        assertThat(left.intersection(right)).isEqualTo(set(intersection));
        assertThat(left.difference(right)).isEqualTo(set(difference));
        assertThat(left.without(right)).isEqualTo(set(without));
    }

    @Test
    void pathsReadAsInMessages() {
        assertThat(
                        set("{'f:spec':{'f:ports':{'.':{},'k:{\\'port\\':80,\\'protocol\\':\\'TCP\\'}':{'f:name':{}}},"
                                        + "'f:finalizers':{'v:\\'a\\'':{}},'f:args':{'i:1':{}},'f:type':{}}}")
                                .paths())
                .map(FieldPath::toString)
                .containsExactly(
                        ".spec.ports",
                        ".spec.type",
                        ".spec.args[1]",
                        ".spec.finalizers[=\"a\"]",
                        ".spec.ports[port=80,protocol=\"TCP\"].name");
    }
}
