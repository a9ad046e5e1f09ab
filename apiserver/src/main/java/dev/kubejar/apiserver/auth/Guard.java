package dev.kubejar.apiserver.auth;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.Status;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.auth.Attributes.ResourceAttributes;
import dev.kubejar.apiserver.http.Handler;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import java.util.ArrayList;
import java.util.Optional;

/// Stands before everything: finds out who asks and whether they may, and only then passes on.
public final class Guard implements Handler {
    private final Authenticator authenticator;
    private final Authorizer authorizer;
    private final UserHandler behind;

    public Guard(Authenticator authenticator, Authorizer authorizer, UserHandler behind) {
        this.authenticator = authenticator;
        this.authorizer = authorizer;
        this.behind = behind;
    }

    @Override
    public Response handle(Request request) throws InterruptedException {
        Optional<User> known = authenticator.authenticate(request).map(Guard::authenticated);
        if (OpenPaths.contains(request.path())) {
            return behind.handle(request, known.orElse(User.ANONYMOUS));
        }
        User user = known.orElseThrow(Guard::unauthorized);
        Attributes attributes = Attributes.of(user, request);
        Authorizer.Decision decision = authorizer.authorize(attributes);
        if (!decision.allowed()) {
            throw forbidden(attributes, decision.reason());
        }
        return behind.handle(request, user);
    }

    private static User authenticated(User user) {
        if (user.groups().contains(User.AUTHENTICATED)) {
            return user;
        }
        var groups = new ArrayList<>(user.groups());
        groups.add(User.AUTHENTICATED);
        return new User(user.name(), user.uid(), groups, user.extra());
    }

    private static StatusException unauthorized() {
        return StatusException.of(Reason.UNAUTHORIZED, "Unauthorized");
    }

    /// Source:
    /// [responsewriters.Forbidden](https://pkg.go.dev/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters#Forbidden)
    private static StatusException forbidden(Attributes attributes, String reason) {
        ResourceAttributes resource = attributes.resource();
        String message = refusal(attributes) + (reason.isEmpty() ? "" : ": " + reason);
        if (!attributes.isResource()) {
            return new StatusException(
                    Status.of(Reason.FORBIDDEN, "forbidden: " + message, JsonObject.EMPTY));
        }
        String what =
                resource.name().isEmpty()
                        ? resource.groupResource()
                        : "%s \"%s\"".formatted(resource.groupResource(), resource.name());
        return new StatusException(
                Status.of(
                        Reason.FORBIDDEN,
                        what + " is forbidden: " + message,
                        JsonObject.builder()
                                .putUnlessEmpty("name", resource.name())
                                .putUnlessEmpty("group", resource.group())
                                .put("kind", resource.plural())
                                .build()));
    }

    private static String refusal(Attributes attributes) {
        String user = attributes.user().name();
        if (!attributes.isResource()) {
            return "User \"%s\" cannot %s path \"%s\""
                    .formatted(user, attributes.verb(), attributes.path());
        }
        ResourceAttributes resource = attributes.resource();
        String plural =
                resource.subresource().isEmpty()
                        ? resource.plural()
                        : resource.plural() + "/" + resource.subresource();
        String scope =
                resource.namespace().isEmpty()
                        ? "at the cluster scope"
                        : "in the namespace \"%s\"".formatted(resource.namespace());
        return "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
                .formatted(user, attributes.verb(), plural, resource.group(), scope);
    }
}
