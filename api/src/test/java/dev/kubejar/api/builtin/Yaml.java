package dev.kubejar.api.builtin;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.YamlReader;
import dev.kubejar.api.kind.KindDefinition;

/// Objects for tests, as people write them.
final class Yaml {
    private Yaml() {}

    static ApiObject object(String yaml) {
        return new ApiObject((JsonObject) YamlReader.parse(yaml));
    }

    static KindDefinition row(ApiObject object) {
        return BuiltinKinds.ALL.stream()
                .filter(it ->
                        it.type().kind().equals(object.kind())
                                && it.type().apiVersion().equals(object.apiVersion()))
                .findFirst()
                .orElseThrow();
    }
}
