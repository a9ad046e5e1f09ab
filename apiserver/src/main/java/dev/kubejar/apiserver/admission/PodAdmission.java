package dev.kubejar.apiserver.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.PodDefaults;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.admission.Attempt.Operation;
import java.util.List;

/// What the cluster adds to a new pod: the service account `default`, and how long it stays on a
/// node that is lost.
///
/// Source: [ServiceAccount,
/// DefaultTolerationSeconds](https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/)
public final class PodAdmission implements Admission {
    private static final long LOST_NODE_SECONDS = 300;
    private static final List<String> LOST =
            List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

    @Override
    public ApiObject admit(Attempt attempt, ApiObject object) {
        if (!attempt.isOf("", "Pod") || attempt.operation() != Operation.CREATE) {
            return object;
        }
        JsonObject spec = object.spec();
        if (!new Pod(object).isMirror()) {
            spec = withServiceAccount(spec);
        }
        return object.with("spec", withTolerations(spec));
    }

    private static JsonObject withServiceAccount(JsonObject spec) {
        return PodDefaults.serviceAccount(
                spec.string("serviceAccountName").isEmpty()
                        ? spec.with("serviceAccountName", "default")
                        : spec);
    }

    private static JsonObject withTolerations(JsonObject spec) {
        JsonArray tolerations = spec.array("tolerations");
        for (String taint : LOST) {
            if (!tolerates(spec, taint)) {
                tolerations = tolerations.plus(forAWhile(taint));
            }
        }
        return tolerations.isEmpty() ? spec : spec.with("tolerations", tolerations);
    }

    private static boolean tolerates(JsonObject spec, String taint) {
        return spec.objects("tolerations").stream()
                .filter(one -> one.string("key").equals(taint) || one.string("key").isEmpty())
                .map(one -> one.string("effect"))
                .anyMatch(effect -> effect.equals("NoExecute") || effect.isEmpty());
    }

    private static Json forAWhile(String taint) {
        return JsonObject.builder()
                .put("key", taint)
                .put("operator", "Exists")
                .put("effect", "NoExecute")
                .put("tolerationSeconds", LOST_NODE_SECONDS)
                .build();
    }
}
