package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.discovery.Catalog.Group;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.protobuf.Protobuf;
import dev.kubejar.apiserver.request.MediaType;
import dev.kubejar.apiserver.request.Written;
import dev.kubejar.apiserver.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Answers the paths that are no objects': `/`, `/api`, `/apis`, `/openapi`, `/version` and health.
///
/// Safe for any thread; holds nothing but what it was given and the documents it made. They are
/// made anew when the supplier hands out another list of kinds.
public final class Discovery {
    private static final String JSON = "application/json";

    /// What upstream's router for objects answers, which knows no HEAD.
    private static final Set<String> ROUTED = Set.of("api", "apis", "version");

    private final Supplier<List<KindDefinition>> kinds;
    private final Schemas schemas;
    private final Protobuf protobuf;
    private final String serverAddress;
    private final ServerVersion version;
    private final Health health;
    private final Time time;
    private volatile Documents documents;

    /// @param kinds that are served now
    /// @param serverAddress where clients reach this server: `127.0.0.1:6443`
    public Discovery(
            Supplier<List<KindDefinition>> kinds,
            Schemas schemas,
            String serverAddress,
            ServerVersion version,
            List<HealthCheck> checks,
            Time time) {
        this.kinds = kinds;
        this.schemas = schemas;
        this.protobuf = new Protobuf(schemas);
        this.serverAddress = serverAddress;
        this.version = version;
        this.health = new Health(checks);
        this.time = time;
        this.documents = new Documents(List.of(), schemas);
    }

    /// The answer, or nothing when the path is not discovery's.
    public Optional<Response> answer(Request request) {
        if (!request.path().startsWith("/")) {
            return Optional.empty();
        }
        List<String> path = List.of(request.path().substring(1).split("/", -1));
        boolean routed = ROUTED.contains(path.getFirst());
        Optional<Response> answer =
                request.path().equals("/")
                        ? Optional.of(root())
                        : route(routed ? withoutLastSlash(path) : path, request);
        boolean reads =
                request.method().equals("GET") || (request.method().equals("HEAD") && !routed);
        if (reads || answer.isEmpty()) {
            return answer;
        }
        throw StatusException.of(
                Reason.METHOD_NOT_ALLOWED,
                "the server does not allow this method on the requested resource");
    }

    /// The router takes `/apis/` for `/apis`; nothing else does.
    private static List<String> withoutLastSlash(List<String> path) {
        return path.size() > 1 && path.getLast().isEmpty()
                ? path.subList(0, path.size() - 1)
                : path;
    }

    private Optional<Response> route(List<String> path, Request request) {
        return switch (path.getFirst()) {
            case "api" -> api(path, request);
            case "apis" -> apis(path, request);
            case "openapi" -> openApi(path, request);
            case "version" -> path.size() == 1 ? Optional.of(version(request)) : Optional.empty();
            default -> health.answer(path, request);
        };
    }

    /// In JSON alone.
    private Response version(Request request) {
        if (!MediaType.acceptsJson(request)) {
            throw new StatusException(MediaType.unrouted(List.of(JSON)));
        }
        return Response.json(200, version.json());
    }

    private Optional<Response> api(List<String> path, Request request) {
        Catalog catalog = documents().catalog();
        return switch (path.size()) {
            case 1 -> catalog.group("").map(core -> versions(core, request));
            case 2 -> resources(catalog, "", path.get(1), request);
            default -> Optional.empty();
        };
    }

    private Optional<Response> apis(List<String> path, Request request) {
        Catalog catalog = documents().catalog();
        return switch (path.size()) {
            case 1 -> Optional.of(groups(catalog, request));
            case 2 ->
                    catalog.group(path.get(1))
                            .map(group -> written(request, GroupLists.apiGroup(group)));
            case 3 -> resources(catalog, path.get(1), path.get(2), request);
            default -> Optional.empty();
        };
    }

    private Response versions(Group core, Request request) {
        return aggregated(List.of(core), request)
                .orElseGet(() -> written(request, GroupLists.apiVersions(core, serverAddress)));
    }

    private Response groups(Catalog catalog, Request request) {
        return aggregated(catalog.namedGroups(), request)
                .orElseGet(() -> written(request, GroupLists.apiGroupList(catalog)));
    }

    private Response written(Request request, JsonObject tree) {
        return Written.success(request, tree, protobuf);
    }

    private Optional<Response> resources(
            Catalog catalog, String group, String version, Request request) {
        return catalog.version(group, version)
                .map(found -> written(request, GroupLists.apiResourceList(found)));
    }

    /// The aggregated document, if the client prefers it to the plain one.
    private static Optional<Response> aggregated(List<Group> groups, Request request) {
        for (String media : request.headers().elements("Accept")) {
            String plain = media.replace(" ", "");
            for (String version : AggregatedDiscovery.VERSIONS) {
                String type = AggregatedDiscovery.mediaType(version);
                if (plain.equals(type) || plain.startsWith(type + ";")) {
                    byte[] body = JsonWriter.bytes(AggregatedDiscovery.list(groups, version));
                    var headers = Headers.of("Content-Type", type);
                    return Optional.of(ETag.answer(request, headers, ETag.digest(body), body));
                }
            }
            if (plain.equals(JSON) || plain.equals("*/*")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Response> openApi(List<String> path, Request request) {
        if (path.size() == 2 && path.get(1).equals("v2")) {
            return Optional.of(openApiV2(request));
        }
        if (path.size() < 2 || !path.get(1).equals("v3")) {
            return Optional.empty();
        }
        Documents documents = documents();
        if (path.size() == 2) {
            return Optional.of(Response.json(200, documents.openApi().index()));
        }
        String wanted = String.join("/", path.subList(2, path.size()));
        return documents.catalog().versions().stream()
                .filter(found -> found.path().equals(wanted))
                .findFirst()
                .map(found -> documents.openApiV3(found, request, time.now()));
    }

    private Response openApiV2(Request request) {
        return OpenApiV2Encoding.accepted(request.headers().elements("Accept"))
                .<Response>map(encoding -> documents().openApiV2(request, encoding))
                .orElseGet(() -> new Response.Content(406, Headers.EMPTY, List.of()));
    }

    /// `/`: every path of the server that is not an object's.
    private Response root() {
        var paths = new TreeSet<>(health.paths());
        paths.addAll(List.of("/openapi/v2", "/openapi/v3", "/version", "/apis"));
        for (Catalog.Version version : documents().catalog().versions()) {
            paths.add("/openapi/v3/" + version.path());
            paths.add("/" + version.path());
            paths.add("/" + version.path().substring(0, version.path().lastIndexOf('/')));
        }
        return Response.json(
                200, JsonObject.of("paths", (Json) JsonArray.ofStrings(new ArrayList<>(paths))));
    }

    private Documents documents() {
        List<KindDefinition> now = kinds.get();
        Documents made = documents;
        if (!made.isOf(now)) {
            made = new Documents(now, schemas);
            documents = made; // two threads may both make them; they are equal
        }
        return made;
    }
}
