package dev.kubejar.apiserver.custom;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// One object and what a conversion webhook made of it.
record ConversionStep(ApiObject original, Json answered) {

    /// The webhook made something of the object that it may not. The message says why.
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String what;

        private RefusedException(String what, String why) {
            super(why);
            this.what = what;
        }

        /// What it made: `invalid converted object`.
        String what() {
            return what;
        }
    }

    /// The converted object, with the original's metadata but for labels and annotations.
    ApiObject result(String apiVersion) {
        if (!(answered instanceof JsonObject json)) {
            throw invalidObject("invalid type " + answered.typeName());
        }
        var converted = new ApiObject(json);
        if (!converted.apiVersion().equals(apiVersion)) {
            throw invalidObject(
                    "invalid groupVersion (expected %s, received %s)"
                            .formatted(apiVersion, converted.apiVersion()));
        }
        if (!converted.kind().equals(original.kind())) {
            throw invalidObject(
                    "invalid kind (expected %s, received %s)"
                            .formatted(original.kind(), converted.kind()));
        }
        same("name", original.meta().name(), converted.meta().name());
        same("namespace", original.meta().namespace(), converted.meta().namespace());
        same("UID", original.meta().uid(), converted.meta().uid());
        return new ApiObject(json.with("metadata", metadata(json)));
    }

    private static void same(String what, String original, String converted) {
        if (!original.equals(converted)) {
            throw invalidObject(
                    "must have the same %s: %s != %s".formatted(what, original, converted));
        }
    }

    private JsonObject metadata(JsonObject converted) {
        Json metadata =
                converted
                        .find("metadata")
                        .orElseThrow(() -> invalidMetadata("missing metadata in converted object"));
        if (!(metadata instanceof JsonObject given)) {
            throw invalidMetadata(
                    "invalid metadata of type %s in converted object"
                            .formatted(metadata.typeName()));
        }
        JsonObject kept = original.json().object("metadata");
        return withMap(withMap(kept, given, "labels"), given, "annotations");
    }

    private static JsonObject withMap(JsonObject kept, JsonObject given, String field) {
        Json map = given.find(field).orElse(JsonNull.NULL);
        if (map == JsonNull.NULL) {
            return kept.without(field);
        }
        if (!(map instanceof JsonObject texts)) {
            throw invalidMetadata(
                    "invalid metadata.%s of type %s in converted object"
                            .formatted(field, map.typeName()));
        }
        if (!texts.equals(kept.object(field))) {
            check(field, texts);
        }
        return kept.with(field, texts);
    }

    private static void check(String field, JsonObject texts) {
        Map<String, String> map = new LinkedHashMap<>();
        texts.forEach((key, value) -> {
            if (!(value instanceof JsonString(String text))) {
                throw invalidMetadata(
                        "metadata.%s[%s] must be a string, but is %s in converted object"
                                .formatted(field, key, value.typeName()));
            }
            map.put(key, text);
        });
        var problems = new Problems();
        if (field.equals("labels")) {
            MetadataRules.labels(map, "metadata.labels", problems);
        } else {
            MetadataRules.annotations(map, "metadata.annotation", problems); // upstream's path
        }
        if (!problems.isEmpty()) {
            String all =
                    problems.list().stream()
                            .map(FieldError::message)
                            .collect(Collectors.joining(", "));
            throw invalidMetadata(problems.list().size() > 1 ? "[" + all + "]" : all);
        }
    }

    private static RefusedException invalidObject(String why) {
        return new RefusedException("invalid converted object", why);
    }

    private static RefusedException invalidMetadata(String why) {
        return new RefusedException("invalid metadata in object", why);
    }
}
