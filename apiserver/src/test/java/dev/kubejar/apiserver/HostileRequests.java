package dev.kubejar.apiserver;

import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.protobuf.Protobuf;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.apiserver.schema.TypeMismatchException;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Makes requests that are nearly right: objects that mostly fit their schema, patches that mostly
/// fit their objects, and paths, selectors and tokens with something wrong.
final class HostileRequests {
    static final String PROTOBUF = "application/vnd.kubernetes.protobuf";

    static final List<String> WORDS =
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
                    PROTOBUF,
                    "application/json;as=Table;g=meta.k8s.io;v=v1",
                    "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1",
                    "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1",
                    PROTOBUF + ";as=PartialObjectMetadata;g=meta.k8s.io;v=v1",
                    PROTOBUF + ";stream=watch,application/json",
                    "application/json;as=Table;g=meta.k8s.io;v=v1beta1,application/cbor",
                    "*/*",
                    "text/html;q=0.1,;;,");

    private final List<Target> targets;
    private final Choices choices;

    HostileRequests(List<Target> targets, Choices choices) {
        this.targets = targets;
        this.choices = choices;
    }

    /// A kind that is asked for.
    ///
    /// @param objects makes what it is sent
    /// @param protobuf an object as protobuf; empty for one that cannot be told so
    record Target(
            ResourceType type,
            List<String> subresources,
            Function<Choices, Json> objects,
            Function<JsonObject, Optional<byte[]>> protobuf) {

        Target {
            subresources = List.copyOf(subresources);
        }

        /// All built-in kinds.
        static List<Target> builtin(Schemas schemas) {
            var protobuf = new Protobuf(schemas);
            return BuiltinKinds.ALL.stream().map(kind -> of(kind, schemas, protobuf)).toList();
        }

        static Target of(KindDefinition kind, Schemas schemas, Protobuf protobuf) {
            String apiVersion = kind.type().apiVersion();
            String name = kind.type().kind();
            return new Target(
                    kind.type(),
                    kind.subresources().stream().sorted().toList(),
                    choices ->
                            schemas.of(apiVersion, name)
                                    .<Json>map(schema -> new HostileObjects(choices).of(schema))
                                    .orElseGet(() -> new HostileValues(choices).anything(3)),
                    object -> encoded(object, schemas, protobuf));
        }

        private static Optional<byte[]> encoded(
                JsonObject object, Schemas schemas, Protobuf protobuf) {
            String apiVersion = object.string("apiVersion");
            String kind = object.string("kind");
            try {
                return protobuf.speaks(apiVersion, kind)
                        ? Optional.of(
                                protobuf.encode(
                                        schemas.check(apiVersion, kind, object, List.of())
                                                .object()))
                        : Optional.empty();
            } catch (TypeMismatchException _) {
                return Optional.empty();
            }
        }
    }

    /// One request, for a server that need not be asked over a socket.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares requests
    record Made(String method, String target, byte[] body, Headers headers) {}

    Made next() {
        Target kind = choices.pick(targets);
        String collection = collection(kind);
        String name = choices.pick(WORDS.subList(0, 4));
        String object = collection + "/" + name;
        String accept = choices.oneIn(4) ? choices.pick(ACCEPTS) : "application/json";
        return switch (choices.below(10)) {
            case 0, 1, 2 -> whole("POST", collection, kind, name, accept);
            case 3 -> whole("PUT", object + part(kind), kind, name, accept);
            case 4, 5, 6 -> patch(kind, object + part(kind), name, accept);
            case 7 -> {
                String path = choices.oneIn(2) ? object + part(kind) : collection;
                yield choices.oneIn(50) ? watch(path, accept) : made("GET", path, "", "", accept);
            }
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

    private String collection(Target kind) {
        String root = kind.type().group().isEmpty() ? "/api/" : "/apis/";
        String namespace = choices.oneIn(12) ? encoded(choices.pick(WORDS)) : "default";
        return root
                + kind.type().apiVersion()
                + (kind.type().isNamespaced() ? "/namespaces/" + namespace : "")
                + "/"
                + kind.type().plural();
    }

    private String part(Target kind) {
        return choices.oneIn(3) && !kind.subresources().isEmpty()
                ? "/" + choices.pick(kind.subresources())
                : "";
    }

    private Made patch(Target kind, String target, String name, String accept) {
        String type = choices.pick(PATCHES);
        String body = type.startsWith("application/json-patch") ? operations() : body(kind, name);
        return made("PATCH", target, body, type, accept);
    }

    /// A watch that ends by itself.
    private Made watch(String path, String accept) {
        Made made = made("GET", path, "", "", accept);
        String query = made.target().substring(path.length());
        String target = path + "?timeoutSeconds=1&watch=1" + query.replace('?', '&');
        return new Made("GET", target, made.body(), made.headers());
    }

    /// An object as JSON, or as protobuf.
    private Made whole(String method, String path, Target kind, String name, String accept) {
        String body = body(kind, name);
        Optional<byte[]> encoded =
                choices.oneIn(5) && JsonReader.parse(body) instanceof JsonObject object
                        ? kind.protobuf().apply(object)
                        : Optional.empty();
        if (encoded.isEmpty()) {
            return made(method, path, body, "application/json", accept);
        }
        Headers headers =
                Headers.of(
                        List.of(Map.entry("Accept", accept), Map.entry("Content-Type", PROTOBUF)));
        return new Made(method, path + query(), mangled(encoded.get()), headers);
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

    /// Now and then a byte is another one, or there is no end of brackets.
    private byte[] damaged(byte[] body) {
        if (choices.oneIn(250)) {
            String opening = choices.pick(List.of("[", "{\"a\":", "[{\"a\":", "- ", "a: {"));
            return opening.repeat(choices.below(4_000)).getBytes(StandardCharsets.UTF_8);
        }
        if (body.length > 0 && choices.oneIn(12)) {
            body[choices.below(body.length)] = (byte) choices.below(256);
        }
        return body;
    }

    /// Bytes changed, lost, doubled, or with a length in them that leads nowhere.
    private byte[] mangled(byte[] whole) {
        byte[] bytes = whole;
        for (int i = choices.below(4); i > 0 && bytes.length > 5; i--) {
            int at = 4 + choices.below(bytes.length - 4);
            int end = Math.min(bytes.length, at + 1 + choices.below(12));
            byte[] start = Arrays.copyOf(bytes, at);
            byte[] cut = Arrays.copyOfRange(bytes, at, end);
            byte[] rest = Arrays.copyOfRange(bytes, end, bytes.length);
            bytes =
                    switch (choices.below(5)) {
                        case 0 -> joined(start, rest);
                        case 1 -> joined(start, cut, cut, rest);
                        case 2 -> start;
                        case 3 -> joined(start, new byte[] {-1, -1, -1, -1, 15}, rest);
                        default -> joined(start, new byte[] {(byte) choices.below(256)}, rest);
                    };
        }
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
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
                                new HostileValues(choices).anything(2));
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
                            .put("value", new HostileValues(choices).anything(3))
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
    String body(Target kind, String name) {
        Json whole = kind.objects().apply(choices);
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
}
