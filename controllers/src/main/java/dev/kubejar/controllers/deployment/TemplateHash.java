package dev.kubejar.controllers.deployment;

import dev.kubejar.api.core.pod.PodTemplateSpec;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Tells pod templates apart: the `pod-template-hash` of a template, and whether two are the same.
///
/// The hash is FNV-1a over the template's JSON with sorted keys, written in letters that make no
/// words, such as `5d4f8c7b9d`.
final class TemplateHash {
    static final String LABEL = "pod-template-hash";

    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    private TemplateHash() {}

    /// @param collisions raised when another object has the name that the hash made
    static String of(PodTemplateSpec template, Optional<Integer> collisions) {
        String canonical = sorted(template.json()).toString();
        int hash = fnv(FNV_OFFSET, canonical.getBytes(StandardCharsets.UTF_8));
        if (collisions.isPresent()) {
            hash = fnv(hash, littleEndian(collisions.get()));
        }
        return encoded(Integer.toUnsignedString(hash));
    }

    private static int fnv(int start, byte[] bytes) {
        int hash = start;
        for (byte one : bytes) {
            hash = (hash ^ (one & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    private static byte[] littleEndian(int value) {
        return new byte[] {
            (byte) value,
            (byte) (value >> 8),
            (byte) (value >> 16),
            (byte) (value >> 24),
            0,
            0,
            0,
            0
        };
    }

    private static String encoded(String text) {
        var letters = new StringBuilder();
        text.chars().forEach(one -> letters.append(LETTERS.charAt(one % LETTERS.length())));
        return letters.toString();
    }

    /// Whether the templates are the same but for the hash among their labels.
    static boolean same(PodTemplateSpec one, PodTemplateSpec other) {
        return unhashed(one).equals(unhashed(other));
    }

    private static Json unhashed(PodTemplateSpec template) {
        JsonObject meta = template.json().object("metadata");
        JsonObject labels = meta.object("labels").without(LABEL);
        return sorted(template.json().with("metadata", meta.with("labels", labels)));
    }

    /// Without nulls, with keys in order.
    private static Json sorted(Json json) {
        return switch (json) {
            case JsonObject object -> {
                var builder = JsonObject.builder();
                List<String> keys = object.keys().stream().sorted().toList();
                for (String key : keys) {
                    object.find(key)
                            .filter(value -> value != JsonNull.NULL)
                            .ifPresent(value -> builder.put(key, sorted(value)));
                }
                yield builder.build();
            }
            case JsonArray array ->
                    JsonArray.of(array.values().stream().map(TemplateHash::sorted).toList());
            default -> json;
        };
    }
}
