package dev.kubejar.apiserver;

import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.auth.Authenticator;
import dev.kubejar.apiserver.auth.Authorizer;
import dev.kubejar.apiserver.auth.Guard;
import dev.kubejar.apiserver.auth.User;
import dev.kubejar.apiserver.discovery.Discovery;
import dev.kubejar.apiserver.http.Handler;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.protobuf.Protobuf;
import dev.kubejar.apiserver.request.PrettyJson;
import dev.kubejar.apiserver.request.RequestPath;
import dev.kubejar.apiserver.request.Written;
import dev.kubejar.apiserver.resource.KindRegistry;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The whole API as one handler: who asks and may they, then discovery or a resource.
public final class ApiServer implements Handler {
    private static final String NOT_FOUND = "404 page not found";

    private final Guard guard;
    private final Discovery discovery;
    private final KindRegistry registry;
    private final Protobuf protobuf;
    private final ResourceHandler resources;
    private final Connections connections;

    /// Who may come in.
    public record Gate(Authenticator authenticator, Authorizer authorizer) {}

    /// The API of `core` behind `gate`.
    ///
    /// @param random spreads the ends of watches
    /// @param connections lead clients into the cluster
    public ApiServer(
            ApiCore core,
            Gate gate,
            Discovery discovery,
            Connections connections,
            Time time,
            RandomGenerator random) {
        this.discovery = discovery;
        this.connections = connections;
        this.protobuf = core.protobuf();
        this.registry = core.verbs().registry();
        this.resources = new ResourceHandler(core, time, random);
        this.guard =
                new Guard(
                        gate.authenticator(),
                        gate.authorizer(),
                        new InFlight(this::route, InFlight.READS, InFlight.WRITES));
    }

    @Override
    public Response handle(Request request) throws InterruptedException {
        return answer(request, () -> guard.handle(request));
    }

    @Override
    public boolean takesStreams(String path) {
        return path.contains("/proxy")
                && RequestPath.parse(path)
                        .filter(it -> it.subresource().equals("proxy"))
                        .isPresent();
    }

    /// What `answering` gives, laid out for people who want it so, and failures as answers.
    private Response answer(Request request, Response.Answering answering)
            throws InterruptedException {
        Response answer;
        try {
            answer = answering.answer();
        } catch (StatusException e) {
            answer = Written.failure(request, e.status(), protobuf);
        }
        return answer instanceof Response.Deferred(Response.Answering later)
                ? new Response.Deferred(() -> answer(request, later))
                : PrettyJson.answer(request, answer);
    }

    private Response route(Request request, User user) {
        Optional<RequestPath> path = RequestPath.parse(request.path());
        return path.isPresent() && registry.serves(path.get().group(), path.get().version())
                ? resource(request, path.get(), user)
                : discovery.answer(request).orElseGet(() -> unknown(request));
    }

    /// Below a group that is served upstream's router for objects answers, elsewhere another.
    private Response unknown(Request request) {
        List<String> steps = List.of(request.path().split("/", -1));
        boolean core = steps.size() > 2 && steps.get(1).equals("api");
        boolean group =
                steps.size() > 3
                        && steps.get(1).equals("apis")
                        && !registry.isCustom(steps.get(2))
                        && registry.all().stream()
                                .anyMatch(row -> row.type().group().equals(steps.get(2)));
        if (core || group) {
            throw KindRegistry.notServed();
        }
        return Response.error(404, NOT_FOUND);
    }

    private Response resource(Request request, RequestPath path, User user) {
        Optional<KindDefinition> found =
                registry.find(path.group(), path.version(), path.resource());
        boolean lost =
                found.isPresent()
                        ? found.get().isCustom() && isLost(request, path, found.get())
                        : registry.isCustom(path.group());
        if (lost) {
            return Response.error(404, NOT_FOUND);
        }
        KindDefinition row = found.orElseThrow(KindRegistry::notServed);
        boolean known =
                path.subresource().isEmpty() || row.subresources().contains(path.subresource());
        if (!known) {
            throw row.isCustom()
                    ? StatusException.notFound(row.type(), path.name())
                    : KindRegistry.notServed();
        }
        return connections
                .answer(request, path)
                .orElseGet(() -> resources.handle(request, path, row, user));
    }

    /// Whether upstream has no such URL for a custom kind: it is asked for in a namespace though it
    /// has none, or without one, and not to be listed.
    private static boolean isLost(Request request, RequestPath path, KindDefinition row) {
        boolean lists =
                path.name().isEmpty()
                        && (request.method().equals("GET") || request.method().equals("HEAD"));
        boolean inNamespace = !path.namespace().isEmpty();
        return row.type().isNamespaced() ? !inNamespace && !lists : inNamespace;
    }
}
