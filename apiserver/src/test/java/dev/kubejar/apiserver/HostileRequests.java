package dev.kubejar.apiserver;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.schema.Schemas;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes requests that are nearly right: objects that mostly fit their schema, patches that mostly
/// fit their objects, and paths, selectors and tokens with something wrong.
final class HostileRequests {
    private static final List<String> WORDS =
            List.of(
                    "a",
                    "b",
                    "c",
                    "web",
                    "default",
                    "kube-system",
                    "",
                    "0",
                    "-1",
                    "80",
                    "http",
                    "25%",
                    "100m",
                    "1Gi",
                    "1e99999",
                    "999999999999999999999999",
                    "0x1",
                    "*",
                    "* * * * *",
                    "TCP",
                    "Always",
                    "ClusterIP",
                    "None",
                    "10.96.0.5",
                    "::1",
                    "300.1.1.1",
                    "10.0.0.0/8",
                    "2026-01-01T00:00:00Z",
                    "2026-13-45T99:99:99Z",
                    "kubernetes.io/os",
                    "a/b/c",
                    "../..",
                    "%",
                    "%zz",
                    "\u0000",
                    "é",
                    "💥",
                    "In",
                    "Exists",
                    "NotIn",
                    "Bidirectional",
                    "RollingUpdate",
                    "self.a == 1",
                    "{",
                    "[]",
                    "null",
                    "true",
                    "v1",
                    "apps/v1",
                    "f:a",
                    "k:{}",
                    ".");

    private static final List<String> QUERIES =
            List.of(
                    "limit",
                    "continue",
                    "resourceVersion",
                    "resourceVersionMatch",
                    "labelSelector",
                    "fieldSelector",
                    "timeoutSeconds",
                    "allowWatchBookmarks",
                    "sendInitialEvents",
                    "dryRun",
                    "fieldManager",
                    "fieldValidation",
                    "force",
                    "pretty",
                    "propagationPolicy",
                    "gracePeriodSeconds",
                    "orphanDependents",
                    "includeObject");

    private static final List<String> VALUES =
            List.of(
                    "1",
                    "0",
                    "-1",
                    "abc",
                    "All",
                    "Strict",
                    "Warn",
                    "true",
                    "false",
                    "Exact",
                    "NotOlderThan",
                    "Foreground",
                    "Orphan",
                    "a=b",
                    "a in (b,c)",
                    "!a",
                    "a!=b,c",
                    "a,,b",
                    "metadata.name=a",
                    "spec.nodeName=x",
                    "status.phase!=Running",
                    "a>1",
                    "99999999999",
                    "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiJhIn0",
                    "None",
                    "Object");

    private static final List<String> PATCHES =
            List.of(
                    "application/json-patch+json",
                    "application/merge-patch+json",
                    "application/strategic-merge-patch+json",
                    "application/apply-patch+yaml");

    private static final List<String> ACCEPTS =
            List.of(
                    "application/json",
                    "application/yaml",
                    "application/vnd.kubernetes.protobuf",
                    "application/json;as=Table;g=meta.k8s.io;v=v1",
                    "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1",
                    "*/*",
                    "text/html;q=0.1,;;,");

    private final List<KindDefinition> kinds;
    private final Schemas schemas;
    private final Choices choices;

    /// One in so many optional fields is set: few make objects that pass, many make ones that do
    /// not.
    private final int rarity;

    HostileRequests(List<KindDefinition> kinds, Schemas schemas, Choices choices) {
        this.kinds = kinds;
        this.schemas = schemas;
        this.choices = choices;
        this.rarity = 2 + choices.below(20);
    }

    /// One request, for a server that need not be asked over a socket.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares requests
    record Made(String method, String target, byte[] body, Headers headers) {}

    Made next() {
        KindDefinition kind = choices.pick(kinds);
        String collection = collection(kind);
        String name = choices.pick(WORDS.subList(0, 4));
        String object = collection + "/" + name;
        String accept = choices.oneIn(4) ? choices.pick(ACCEPTS) : "application/json";
        return switch (choices.below(10)) {
            case 0, 1, 2 -> made("POST", collection, body(kind, name), "application/json", accept);
            case 3 ->
                    made("PUT", object + part(kind), body(kind, name), "application/json", accept);
            case 4, 5, 6 -> patch(kind, object + part(kind), name, accept);
            case 7 ->
                    made(
                            "GET",
                            choices.oneIn(2) ? object + part(kind) : collection,
                            "",
                            "",
                            accept);
            case 8 ->
                    made(
                            "DELETE",
                            choices.oneIn(8) ? collection : object,
                            options(),
                            "application/json",
                            accept);
            default -> made("GET", choices.text(40), "", "", accept);
        };
    }

    private String collection(KindDefinition kind) {
        String root = kind.type().group().isEmpty() ? "/api/" : "/apis/";
        String namespace = choices.oneIn(12) ? encoded(choices.pick(WORDS)) : "default";
        return root
                + kind.type().apiVersion()
                + (kind.type().isNamespaced() ? "/namespaces/" + namespace : "")
                + "/"
                + kind.type().plural();
    }

    private String part(KindDefinition kind) {
        return choices.oneIn(3) && !kind.subresources().isEmpty()
                ? "/" + choices.pick(kind.subresources().stream().sorted().toList())
                : "";
    }

    private Made patch(KindDefinition kind, String target, String name, String accept) {
        String type = choices.pick(PATCHES);
        String body = type.startsWith("application/json-patch") ? operations() : body(kind, name);
        return made("PATCH", target, body, type, accept);
    }

    private Made made(String method, String target, String body, String type, String accept) {
        var headers =
                new ArrayList<Map.Entry<String, String>>(List.of(Map.entry("Accept", accept)));
        if (!type.isEmpty()) {
            headers.add(
                    Map.entry("Content-Type", choices.oneIn(40) ? choices.pick(ACCEPTS) : type));
        }
        byte[] bytes = damaged(body.getBytes(StandardCharsets.UTF_8));
        return new Made(method, target + query(), bytes, Headers.of(headers));
    }

    private String query() {
        var query = new StringBuilder();
        for (int i = choices.below(4); i > 0; i--) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(choices.pick(QUERIES))
                    .append('=')
                    .append(encoded(choices.oneIn(5) ? choices.text(20) : choices.pick(VALUES)));
        }
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Now and then a byte is another one.
    private byte[] damaged(byte[] body) {
        if (body.length > 0 && choices.oneIn(12)) {
            body[choices.below(body.length)] = (byte) choices.below(256);
        }
        return body;
    }

    // ---- bodies

    private String options() {
        return choices.oneIn(2)
                ? ""
                : "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"%s\":%s}"
                        .formatted(
                                choices.pick(
                                        List.of(
                                                "propagationPolicy",
                                                "gracePeriodSeconds",
                                                "preconditions",
                                                "dryRun",
                                                "orphanDependents")),
                                anything(2));
    }

    private String operations() {
        var operations = new ArrayList<Json>();
        for (int i = choices.below(4); i >= 0; i--) {
            operations.add(
                    JsonObject.builder()
                            .put(
                                    "op",
                                    choices.pick(
                                            List.of(
                                                    "add", "remove", "replace", "move", "copy",
                                                    "test", "x")))
                            .put("path", pointer())
                            .put("from", pointer())
                            .put("value", anything(3))
                            .build());
        }
        return JsonArray.of(operations).toString();
    }

    private String pointer() {
        var pointer = new StringBuilder();
        for (int i = choices.below(4); i > 0; i--) {
            pointer.append('/')
                    .append(
                            choices.pick(
                                    List.of(
                                            "metadata",
                                            "labels",
                                            "spec",
                                            "template",
                                            "containers",
                                            "0",
                                            "-",
                                            "99",
                                            "name",
                                            "status",
                                            "data",
                                            "a~1b",
                                            "~",
                                            "managedFields",
                                            "ownerReferences")));
        }
        return pointer.toString();
    }

    /// An object of the kind, or something like it.
    String body(KindDefinition kind, String name) {
        Json whole =
                schemas.of(kind.type().apiVersion(), kind.type().kind())
                        .<Json>map(schema -> struct(schema, 0))
                        .orElseGet(() -> anything(3));
        if (!(whole instanceof JsonObject object) || choices.oneIn(60)) {
            return whole.toString();
        }
        JsonObject meta =
                object.object("metadata")
                        .without("namespace")
                        .without("uid")
                        .without("resourceVersion")
                        .with("name", name);
        return object.with("apiVersion", kind.type().apiVersion())
                .with("kind", kind.type().kind())
                .with("metadata", choices.oneIn(3) ? meta : JsonObject.of("name", Json.of(name)))
                .toString();
    }

    private JsonObject struct(Schema schema, int depth) {
        var object = JsonObject.builder();
        schema.properties()
                .forEach((field, property) -> {
                    boolean wanted = schema.isRequired(field) || choices.oneIn(rarity + depth);
                    if (wanted && depth < 7) {
                        object.put(field, choices.oneIn(40) ? anything(2) : value(property, depth));
                    }
                });
        if (choices.oneIn(30)) {
            object.put(choices.pick(WORDS), anything(2));
        }
        return object.build();
    }

    private Json value(Schema schema, int depth) {
        if (!schema.properties().isEmpty()) {
            return struct(schema, depth + 1);
        }
        if (schema.items().isPresent()) {
            var items = new ArrayList<Json>();
            for (int i = choices.below(3); i > 0; i--) {
                items.add(value(schema.items().get(), depth + 1));
            }
            return JsonArray.of(items);
        }
        if (schema.additionalProperties().isPresent()) {
            return JsonObject.of(
                    choices.pick(WORDS), value(schema.additionalProperties().get(), depth + 1));
        }
        if (!schema.enums().isEmpty() && !choices.oneIn(4)) {
            return choices.pick(schema.enums());
        }
        return switch (schema.type()) {
            case INTEGER -> Json.of(choices.oneIn(5) ? -1 : choices.below(70_000));
            case BOOLEAN -> Json.of(choices.oneIn(2));
            case STRING -> Json.of(choices.oneIn(9) ? choices.text(80) : choices.pick(WORDS));
            default -> anything(2);
        };
    }

    private Json anything(int depth) {
        return switch (choices.below(depth == 0 ? 5 : 8)) {
            case 0 -> JsonNull.NULL;
            case 1 -> Json.of(choices.oneIn(2));
            case 2 -> Json.of(choices.below(1_000_000) - 500_000L);
            case 3 -> new JsonDecimal(1e300 * choices.below(3));
            case 4, 5 -> Json.of(choices.pick(WORDS));
            case 6 -> JsonArray.of(List.of(anything(depth - 1), anything(depth - 1)));
            default -> JsonObject.of(choices.pick(WORDS), anything(depth - 1));
        };
    }
}
