package dev.kubejar.apiserver.resource;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.request.GoSyntax;
import java.util.Arrays;
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
        byte[] text = decoded(token);
        try {
            JsonObject json = JsonReader.parseObject(text);
            String version = json.string("v");
            long revision = json.integer("rv", 0);
            String start = json.string("start");
            if (!version.equals(VERSION)) {
                throw invalid(": server does not recognize this encoded version " + version);
            }
            if (revision == 0) {
                throw invalid(": incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
            }
            if (start.isEmpty()) {
                throw invalid(": encoded start key empty (version meta.k8s.io/v1)");
            }
            if (leavesItsCollection(start)) {
                throw invalid(": " + start);
            }
            return new ContinueToken(
                    revision,
                    start.endsWith("\0") ? start.substring(0, start.length() - 1) : start);
        } catch (JsonParseException e) {
            throw invalid(": " + GoSyntax.problem(text, e));
        }
    }

    /// Whether a key has steps that mean nothing, or lead up.
    private static boolean leavesItsCollection(String key) {
        String path = key.startsWith("/") ? key.substring(1) : key;
        return Arrays.stream(path.split("/", -1))
                .anyMatch(step -> step.isEmpty() || step.equals(".") || step.equals(".."));
    }

    private static byte[] decoded(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw invalid(": illegal base64 data at input byte " + firstBad(token));
        }
    }

    /// Where the first letter stands that base64 does not have, or the end.
    private static int firstBad(String token) {
        for (int i = 0; i < token.length(); i++) {
            char letter = token.charAt(i);
            boolean good =
                    (letter >= 'a' && letter <= 'z')
                            || (letter >= 'A' && letter <= 'Z')
                            || (letter >= '0' && letter <= '9')
                            || letter == '-'
                            || letter == '_';
            if (!good) {
                return i;
            }
        }
        return token.length();
    }

    private static StatusException invalid(String why) {
        return StatusException.badRequest(
                "invalid continue token: continue key is not valid" + why);
    }
}
