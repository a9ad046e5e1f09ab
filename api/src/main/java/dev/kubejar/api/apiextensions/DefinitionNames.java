package dev.kubejar.api.apiextensions;

import dev.kubejar.api.json.JsonObject;
import java.util.List;

/// The names of a custom kind: `{"plural": "foos", "singular": "foo", "kind": "Foo", "listKind":
/// "FooList"}`.
public record DefinitionNames(JsonObject json) {

    public String plural() {
        return json.string("plural");
    }

    public String singular() {
        return json.string("singular");
    }

    public String kind() {
        return json.string("kind");
    }

    public String listKind() {
        return json.string("listKind");
    }

    public List<String> shortNames() {
        return json.strings("shortNames");
    }

    public List<String> categories() {
        return json.strings("categories");
    }
}
