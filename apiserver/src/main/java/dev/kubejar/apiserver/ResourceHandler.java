package dev.kubejar.apiserver;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.auth.User;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.protobuf.Protobuf;
import dev.kubejar.apiserver.request.DeleteBodies;
import dev.kubejar.apiserver.request.DeleteBody;
import dev.kubejar.apiserver.request.ListRequest;
import dev.kubejar.apiserver.request.MediaType;
import dev.kubejar.apiserver.request.PatchBody;
import dev.kubejar.apiserver.request.RequestBody;
import dev.kubejar.apiserver.request.RequestPath;
import dev.kubejar.apiserver.request.UserAgent;
import dev.kubejar.apiserver.request.Warnings;
import dev.kubejar.apiserver.request.WriteRequest;
import dev.kubejar.apiserver.request.Written;
import dev.kubejar.apiserver.resource.Caller;
import dev.kubejar.apiserver.resource.KindRegistry;
import dev.kubejar.apiserver.resource.Subresources;
import dev.kubejar.apiserver.resource.Verbs;
import dev.kubejar.apiserver.watch.EventEncoding;
import dev.kubejar.apiserver.watch.WatchStream;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The verbs over HTTP: what a request for a resource asks, done, and answered.
final class ResourceHandler {
    /// As upstream: a watch without a timeout of its own ends after this to twice this, so that
    /// they do not all end at once.
    private static final Duration WATCH_AT_LEAST = Duration.ofMinutes(30);

    private final Verbs verbs;
    private final Subresources subresources;
    private final ApiCore core;
    private final Protobuf protobuf;
    private final DeleteBodies deleteBodies;
    private final Time time;
    private final RandomGenerator random;

    ResourceHandler(ApiCore core, Time time, RandomGenerator random) {
        this.verbs = core.verbs();
        this.subresources = core.subresources();
        this.core = core;
        this.protobuf = core.protobuf();
        this.deleteBodies = new DeleteBodies(core.schemas(), core.protobuf());
        this.time = time;
        this.random = random;
    }

    /// Answers a request of `user`.
    ///
    /// @param row the kind that `path` names
    Response handle(Request request, RequestPath path, KindDefinition row, User user) {
        var resource =
                new ResourcePath(row.type(), path.namespace(), path.name(), path.subresource());
        var warnings = new ArrayList<String>(0);
        if (!row.deprecation().isEmpty()) {
            warnings.add(row.deprecation());
        }
        String agent = UserAgent.program(request.headers().first("User-Agent").orElse(""));
        var caller = new Caller(user, WriteRequest.parse(request.query()), agent, warnings::add);
        var responses = new ResourceResponses(request, row, path, core, time);
        var call = new Call(request, row, resource, caller, responses);
        try {
            return withWarnings(answer(call, path), warnings);
        } catch (StatusException e) {
            return withWarnings(Written.failure(request, e.status(), protobuf), warnings);
        }
    }

    private Response answer(Call call, RequestPath path) {
        if (!path.namespace().isEmpty() && !call.row().type().isNamespaced()) {
            throw KindRegistry.notServed();
        }
        return switch (call.request().method()) {
            case "GET" -> read(call, path);
            case "POST" -> create(call);
            case "PUT" -> update(call);
            case "PATCH" -> patch(call);
            case "DELETE" -> delete(call);
            default -> throw KindRegistry.notAllowed();
        };
    }

    /// One request for a resource.
    private record Call(
            Request request,
            KindDefinition row,
            ResourcePath path,
            Caller caller,
            ResourceResponses responses) {

        boolean isCollection() {
            return path.name().isEmpty();
        }

        boolean isPart() {
            return row.showsObjectAt(path.subresource());
        }

        /// Whether the path says in which namespace the object is, if its kind has one.
        boolean isInNamespace() {
            return row.type().isNamespaced() != path.namespace().isEmpty();
        }
    }

    // ---- reading

    private Response read(Call call, RequestPath path) {
        Request request = call.request();
        boolean watch = path.isWatch(request.query());
        requireVerb(call, watch ? "watch" : call.isCollection() ? "list" : "get");
        ListRequest options = ListRequest.parse(request.query());
        if (call.isCollection()) {
            return watch ? watch(call, options.completedForWatch()) : list(call, options);
        }
        if (watch) {
            var collection = ResourcePath.in(call.row().type(), call.path().namespace());
            ListRequest one = options.completedForWatch().ofOne(call.path().name());
            return watch(
                    new Call(request, call.row(), collection, call.caller(), call.responses()),
                    one);
        }
        requireNamespace(call);
        return call.isPart()
                ? call.responses()
                        .object(200, verbs.get(call.path(), options.version().resourceVersion()))
                : call.responses().other(200, subresources.get(call.path()));
    }

    private Response list(Call call, ListRequest options) {
        return call.responses().list(verbs.list(call.path(), options));
    }

    private Response watch(Call call, ListRequest options) {
        Duration timeout =
                options.watch()
                        .timeout()
                        .orElseGet(() ->
                                WATCH_AT_LEAST.plusSeconds(
                                        random.nextLong(WATCH_AT_LEAST.toSeconds())));
        EventEncoding events = call.responses().events();
        try {
            return call.responses()
                    .watch(
                            new WatchStream(
                                    verbs.watch(call.path(), options),
                                    events,
                                    options.watch().allowBookmarks(),
                                    timeout,
                                    time));
        } catch (StatusException e) {
            if (e.is(Reason.EXPIRED)) { // upstream says so in the stream
                return call.responses().watch(WatchStream.refused(e, events));
            }
            throw e;
        }
    }

    // ---- writing

    private Response create(Call call) {
        boolean whole = call.path().subresource().isEmpty();
        boolean fits = whole ? call.isCollection() && call.isInNamespace() : !call.isPart();
        if (!fits) {
            throw KindRegistry.notAllowed();
        }
        requireNotTerminating(call);
        requireVerb(call, "create");
        checkOptions(call, "CreateOptions", false);
        RequestBody body = body(call);
        ApiObject sent = new ApiObject(body.object());
        if (!whole || call.row().type().equals(BuiltinKinds.BINDING)) {
            ResourcePath part = whole ? podOf(call.path(), sent) : call.path();
            return call.responses().other(201, subresources.create(part, sent, call.caller()));
        }
        return call.responses().object(201, verbs.create(call.path(), body, call.caller()));
    }

    /// A binding that is posted by itself names its pod.
    private static ResourcePath podOf(ResourcePath bindings, ApiObject binding) {
        return new ResourcePath(
                Pod.KIND.type(), bindings.namespace(), binding.meta().name(), "binding");
    }

    private RequestBody body(Call call) {
        boolean custom = call.row().isCustom() && call.isPart();
        ResourceType type = call.row().type();
        return custom
                ? RequestBody.readCustom(call.request(), type, protobuf)
                : RequestBody.read(call.request(), type, protobuf);
    }

    private Response update(Call call) {
        requireObject(call);
        requireVerb(call, "update");
        checkOptions(call, "UpdateOptions", false);
        RequestBody body = body(call);
        if (!call.isPart()) {
            ApiObject done =
                    subresources.update(call.path(), new ApiObject(body.object()), call.caller());
            return call.responses().other(200, done);
        }
        return updated(call, verbs.update(call.path(), body, call.caller()));
    }

    private Response patch(Call call) {
        requireObject(call);
        requireVerb(call, "patch");
        Patch.Type type = Verbs.patchType(call.row(), MediaType.typeOfBody(call.request()));
        checkOptions(call, "PatchOptions", type == Patch.Type.APPLY);
        PatchBody body = patchBody(call, type);
        return call.isPart()
                ? updated(call, verbs.patch(call.path(), body, call.caller()))
                : call.responses()
                        .other(200, subresources.patch(call.path(), body.patch(), call.caller()));
    }

    /// What is no patch is told only when there is an object that it could change.
    private PatchBody patchBody(Call call, Patch.Type type) {
        try {
            return PatchBody.read(call.request(), type, call.caller().options().checksFields());
        } catch (StatusException e) {
            if (type != Patch.Type.APPLY && call.isPart()) {
                verbs.get(call.path());
            }
            throw e;
        }
    }

    private static Response updated(Call call, Verbs.Updated updated) {
        return call.responses().object(updated.created() ? 201 : 200, updated.object());
    }

    private Response delete(Call call) {
        if (!call.path().subresource().isEmpty()) {
            throw KindRegistry.notAllowed();
        }
        requireVerb(call, call.isCollection() ? "deletecollection" : "delete");
        DeleteBody options = deleteBodies.read(call.request());
        checkProblems(
                "DeleteOptions",
                call.isCollection() ? options.problemsOfCollection() : options.problems());
        var caller =
                new Caller(
                        call.caller().user(),
                        new WriteRequest(options.dryRun(), "", Optional.empty(), false),
                        call.caller().agent(),
                        call.caller().warnings());
        if (call.isCollection()) {
            return deleteCollection(call, options, caller);
        }
        requireNamespace(call);
        Verbs.Deleted deleted = verbs.delete(call.path(), options.options(), caller);
        if (deleted.gone() && !call.row().has(Lifecycle.Trait.ANSWERS_WITH_DELETED)) {
            return call.responses().other(200, success(call.row(), deleted.object().object()));
        }
        boolean waits = !deleted.gone() && options.asksForDependents();
        return call.responses().object(waits ? 202 : 200, deleted.object());
    }

    private Response deleteCollection(Call call, DeleteBody options, Caller caller) {
        if (!call.isInNamespace()) {
            throw KindRegistry.notAllowed();
        }
        ListRequest selection = ListRequest.parse(call.request().query());
        return call.responses()
                .list(verbs.deleteCollection(call.path(), selection, options.options(), caller));
    }

    /// The answer to a deletion that left nothing behind.
    private static ApiObject success(KindDefinition row, ApiObject gone) {
        ResourceType type = row.type();
        return new ApiObject(
                JsonObject.builder()
                        .put("kind", "Status")
                        .put("apiVersion", "v1")
                        .put("metadata", JsonObject.EMPTY)
                        .put("status", "Success")
                        .put(
                                "details",
                                JsonObject.builder()
                                        .put("name", gone.meta().name())
                                        .putUnlessEmpty("group", type.group())
                                        .put("kind", type.plural())
                                        .put("uid", gone.meta().uid())
                                        .build())
                        .build());
    }

    // ---- what is refused

    /// Of the kind's own objects; each subresource knows its own verbs.
    private static void requireVerb(Call call, String verb) {
        if (call.path().subresource().isEmpty() && !call.row().verbs().contains(verb)) {
            throw KindRegistry.notAllowed();
        }
    }

    /// Nothing new is made of a custom kind whose definition is being deleted.
    private static void requireNotTerminating(Call call) {
        if (call.row().isEnding() && call.path().subresource().isEmpty()) {
            throw StatusException.terminating(call.row().type(), "create");
        }
    }

    private static void requireObject(Call call) {
        if (call.isCollection()) {
            throw KindRegistry.notAllowed();
        }
        requireNamespace(call);
    }

    private static void requireNamespace(Call call) {
        if (!call.isInNamespace()) {
            throw KindRegistry.notServed();
        }
    }

    private static void checkOptions(Call call, String kind, boolean apply) {
        checkProblems(kind, call.caller().options().problems(call.request().query(), apply));
    }

    private static void checkProblems(String kind, List<FieldError> problems) {
        if (!problems.isEmpty()) {
            throw StatusException.invalid(optionsType(kind), "", problems);
        }
    }

    private static ResourceType optionsType(String kind) {
        return new ResourceType("meta.k8s.io", "v1", kind, "", Scope.CLUSTER);
    }

    /// Each as `299 - "unknown field \"spec.replicase\""`.
    private static Response withWarnings(Response response, List<String> warnings) {
        if (warnings.isEmpty()) {
            return response;
        }
        return switch (response) {
            case Response.Content(int code, Headers headers, var parts) ->
                    new Response.Content(code, withWarnings(headers, warnings), parts);
            case Response.Streamed(int code, Headers headers, var source) ->
                    new Response.Streamed(code, withWarnings(headers, warnings), source);
            default -> response;
        };
    }

    private static Headers withWarnings(Headers headers, List<String> warnings) {
        Headers all = headers;
        for (String warning : Warnings.headers(warnings)) {
            all = all.plus("Warning", warning);
        }
        return all;
    }
}
