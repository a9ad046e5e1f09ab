package dev.kubejar.api.storage;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;

/// What is special about CSIDrivers: every question of the cluster has an answer by default.
public final class CsiDriverRules implements Rules {
    private static final List<String> GROUP_POLICIES =
            List.of("File", "None", "ReadWriteOnceWithFSType");
    private static final List<String> MODES = List.of("Persistent", "Ephemeral");
    private static final long MIN_TOKEN_SECONDS = 600;
    private static final long MAX_TOKEN_SECONDS = 1L << 32;

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject spec =
                object.spec()
                        .withDefault("attachRequired", Json.of(true))
                        .withDefault("podInfoOnMount", Json.of(false))
                        .withDefault("storageCapacity", Json.of(false))
                        .withDefault("fsGroupPolicy", "ReadWriteOnceWithFSType")
                        .withDefault("requiresRepublish", Json.of(false))
                        .withDefault("seLinuxMount", Json.of(false));
        return object.with(
                "spec",
                spec.array("volumeLifecycleModes").isEmpty()
                        ? spec.with("volumeLifecycleModes", JsonArray.of(Json.of("Persistent")))
                        : spec);
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        JsonObject spec = object.spec();
        problems.oneOf("spec.fsGroupPolicy", spec.string("fsGroupPolicy"), GROUP_POLICIES);
        tokens(spec.objects("tokenRequests"), problems);
        for (String mode : spec.strings("volumeLifecycleModes")) {
            problems.oneOf("spec.volumeLifecycleModes", mode, MODES);
        }
        String period = "nodeAllocatableUpdatePeriodSeconds";
        if (spec.integer(period, 10) < 10) {
            problems.invalid(
                    "spec." + period,
                    spec.integer(period, 10),
                    "must be greater than or equal to 10 seconds");
        }
        String secrets = "serviceAccountTokenInSecrets";
        if (spec.has(secrets) && spec.array("tokenRequests").isEmpty()) {
            problems.invalid(
                    "spec." + secrets,
                    Json.of(spec.bool(secrets)),
                    secrets + " is set but no tokenRequests are specified");
        }
        if (write instanceof Write.Update(var next, var previous)) {
            // Upstream's path of the first is a slip of its own.
            Json attach = Json.of(next.spec().bool("attachRequired"));
            if (!attach.equals(Json.of(previous.spec().bool("attachRequired")))) {
                problems.invalid("spec.attachedRequired", attach, Problems.IMMUTABLE);
            }
            problems.immutable(next.spec(), previous.spec(), "spec", "volumeLifecycleModes");
        }
        return problems.list();
    }

    private static void tokens(List<JsonObject> requests, Problems problems) {
        var audiences = new HashSet<String>();
        for (int i = 0; i < requests.size(); i++) {
            String path = "spec.tokenRequests[" + i + "]";
            String audience = requests.get(i).string("audience");
            if (!audiences.add(audience)) {
                problems.duplicate(path + ".audience", audience);
                continue;
            }
            long seconds = requests.get(i).integer("expirationSeconds", MIN_TOKEN_SECONDS);
            if (seconds < MIN_TOKEN_SECONDS) {
                problems.invalid(
                        path + ".expirationSeconds",
                        seconds,
                        "may not specify a duration less than 10 minutes");
            }
            if (seconds > MAX_TOKEN_SECONDS) {
                problems.invalid(
                        path + ".expirationSeconds",
                        seconds,
                        "may not specify a duration larger than 2^32 seconds");
            }
        }
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(
                Lifecycle.Trait.UPDATES_NEED_VERSION,
                Lifecycle.Trait.ANSWERS_WITH_DELETED,
                Lifecycle.Trait.UNCOUNTED_AT_BIRTH);
    }
}
