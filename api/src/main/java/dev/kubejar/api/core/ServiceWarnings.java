package dev.kubejar.api.core;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// What a Service says in vain, or in an old way.
///
/// Source:
/// [warnings](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/api/service/warnings.go)
final class ServiceWarnings {
    private static final String HINTS = "service.kubernetes.io/topology-aware-hints";

    private ServiceWarnings() {}

    static List<String> of(Service service) {
        var warnings = new ArrayList<String>();
        JsonObject spec = service.object().spec();
        if (service.object().meta().annotations().containsKey(HINTS)) {
            warnings.add(
                    "annotation "
                            + HINTS
                            + " is deprecated, please use service.kubernetes.io/topology-mode"
                            + " instead");
        }
        boolean hasExternalIps = !spec.array("externalIPs").isEmpty();
        boolean isName = service.type().equals(Service.EXTERNAL_NAME);
        if (service.isHeadless()) {
            if (!spec.string("loadBalancerIP").isEmpty()) {
                warnings.add("spec.loadBalancerIP is ignored for headless services");
            }
            if (hasExternalIps) {
                warnings.add("spec.externalIPs is ignored for headless services");
            }
            if (!spec.string("sessionAffinity").equals("None")) {
                warnings.add("spec.SessionAffinity is ignored for headless services");
            }
        }
        if (isName && hasExternalIps) {
            warnings.add("spec.externalIPs is ignored when spec.type is \"ExternalName\"");
        }
        if (!isName && !spec.string("externalName").isEmpty()) {
            warnings.add("spec.externalName is ignored when spec.type is not \"ExternalName\"");
        }
        if (spec.find("trafficDistribution").filter(Json.of("PreferClose")::equals).isPresent()) {
            warnings.add(
                    "spec.trafficDistribution: \"PreferClose\" is deprecated; use"
                            + " \"PreferSameZone\"");
        }
        return warnings;
    }
}
