package dev.kubejar.apiserver.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.auth.User;

/// Writes into a new CertificateSigningRequest who asks, and into its conditions when they were
/// made, as upstream's storage of the kind does.
///
/// Source: [Certificate signing
/// requests](https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/)
public final class CertificateRequests implements Admission {
    private static final String UPDATED = "lastUpdateTime";
    private static final String CHANGED = "lastTransitionTime";

    private final Time time;

    public CertificateRequests(Time time) {
        this.time = time;
    }

    @Override
    public ApiObject admit(Attempt attempt, ApiObject object) {
        if (!attempt.row().storage().type().group().equals("certificates.k8s.io")) {
            return object;
        }
        return switch (attempt.operation()) {
            case CREATE -> object.with("spec", askedBy(attempt.user(), object.spec()));
            case UPDATE ->
                    attempt.path().subresource().isEmpty()
                            ? object
                            : stamped(object, attempt.previous().orElse(object));
            case DELETE -> object;
        };
    }

    private static JsonObject askedBy(User user, JsonObject spec) {
        JsonObject.Builder json =
                spec.toBuilder().remove("username").remove("uid").remove("groups").remove("extra");
        JsonObject.Builder extra = JsonObject.builder();
        user.extra().forEach((key, values) -> extra.put(key, JsonArray.ofStrings(values)));
        return json.putUnlessEmpty("username", user.name())
                .putUnlessEmpty("uid", user.uid())
                .putUnlessEmpty("groups", JsonArray.ofStrings(user.groups()))
                .putUnlessEmpty("extra", extra.build())
                .build();
    }

    private ApiObject stamped(ApiObject object, ApiObject previous) {
        Json now = Json.of(Timestamps.seconds(time.now()));
        return object.with(
                "status",
                object.status()
                        .mapObjects(
                                "conditions",
                                it ->
                                        it.withDefault(UPDATED, now)
                                                .withDefault(CHANGED, since(it, previous, now))));
    }

    /// Since when the condition has been so: as before where it was so before.
    private static Json since(JsonObject condition, ApiObject previous, Json now) {
        return previous.status().objects("conditions").stream()
                .filter(it ->
                        it.string("type").equals(condition.string("type"))
                                && it.string("status").equals(condition.string("status")))
                .flatMap(it -> it.find(CHANGED).stream())
                .findFirst()
                .orElse(now);
    }
}
