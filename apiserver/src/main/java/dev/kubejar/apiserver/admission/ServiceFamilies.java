package dev.kubejar.apiserver.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.StatusException;
import java.util.ArrayList;
import java.util.List;

/// The IP families of a Service in a cluster that has IPv4 alone.
///
/// A headless Service without a selector may be of both: its endpoints are somebody else's.
final class ServiceFamilies {
    private static final String IPV4 = "IPv4";

    private ServiceFamilies() {}

    /// The object with its families filled in; refuses what this cluster does not have.
    static ApiObject filled(ApiObject object) {
        var service = new Service(object);
        boolean both = service.isHeadless() && service.selector().isEmpty();
        if (!both) {
            requireConfigured(service);
        }
        JsonObject spec =
                object.spec()
                        .withDefault(
                                "ipFamilies",
                                JsonArray.ofStrings(both ? List.of(IPV4, "IPv6") : List.of(IPV4)))
                        .withDefault("ipFamilyPolicy", both ? "RequireDualStack" : "SingleStack");
        return object.with("spec", spec);
    }

    private static void requireConfigured(Service service) {
        var problems = new ArrayList<FieldError>();
        String policy = service.object().spec().string("ipFamilyPolicy");
        if (policy.equals("RequireDualStack")) {
            problems.add(
                    FieldError.invalid(
                            "spec.ipFamilyPolicy",
                            policy,
                            "this cluster is not configured for dual-stack services"));
        }
        List<String> families = service.ipFamilies();
        for (int i = 0; i < families.size(); i++) {
            if (!families.get(i).equals(IPV4)) {
                problems.add(
                        FieldError.invalid(
                                "spec.ipFamilies[" + i + "]",
                                Json.of(families.get(i)),
                                "not configured on this cluster"));
            }
        }
        if (!problems.isEmpty()) {
            throw StatusException.invalid(Service.KIND.type(), service.name(), problems);
        }
    }
}
