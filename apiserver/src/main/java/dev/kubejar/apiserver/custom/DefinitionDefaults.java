package dev.kubejar.apiserver.custom;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.WebhookRules;
import java.util.Locale;

/// Upstream's defaults for a CustomResourceDefinition.
final class DefinitionDefaults {
    private DefinitionDefaults() {}

    static ApiObject of(ApiObject object) {
        return object.with(
                "spec",
                object.spec()
                        .withDefault("conversion", JsonObject.of("strategy", Json.of("None")))
                        .mapObject("conversion", DefinitionDefaults::conversion)
                        .mapObject("names", DefinitionDefaults::names)
                        .mapObjects("versions", DefinitionDefaults::version));
    }

    private static JsonObject names(JsonObject names) {
        String kind = names.string("kind");
        if (kind.isEmpty()) {
            return names;
        }
        return names.withDefault("listKind", kind + "List")
                .withDefault("singular", kind.toLowerCase(Locale.ROOT));
    }

    private static JsonObject version(JsonObject version) {
        return version.withDefault("served", Json.of(false)).withDefault("storage", Json.of(false));
    }

    private static JsonObject conversion(JsonObject conversion) {
        return conversion.mapObject(
                "webhook",
                webhook -> webhook.mapObject("clientConfig", WebhookRules::clientDefaults));
    }
}
