package dev.kubejar.apiserver.resource;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.api.status.StatusException;
import java.util.Base64;

/// Where a page of a list ended: opaque to clients, upstream's shape inside.
///
/// @param revision at which the whole list is read; -1 for the newest, in a token given out after
///   the first revision was compacted
/// @param after the last key of the page, below the collection's prefix
record ContinueToken(long revision, String after) {
    private static final String VERSION = "meta.k8s.io/v1";

    String encode() {
        JsonObject json =
                JsonObject.builder()
                        .put("v", VERSION)
                        .put("rv", revision)
                        .put("start", after + "\0")
                        .build();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JsonWriter.bytes(json));
    }

    static ContinueToken decode(String token) {
        try {
            JsonObject json = JsonReader.parseObject(Base64.getUrlDecoder().decode(token));
            String start = json.string("start");
            long revision = json.integer("rv", 0);
            if (!json.string("v").equals(VERSION)) {
                throw invalid(
                        "server does not recognize this encoded version \"%s\""
                                .formatted(json.string("v")));
            }
            if (revision == 0 || start.isEmpty()) {
                throw invalid("incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
            }
            return new ContinueToken(
                    revision,
                    start.endsWith("\0") ? start.substring(0, start.length() - 1) : start);
        } catch (IllegalArgumentException | JsonParseException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static StatusException invalid(String why) {
        return StatusException.badRequest("continue key is not valid: " + why);
    }
}
