package dev.kubejar.api.core.pod;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import java.util.HashSet;
import java.util.List;

/// What makes a pod's `resourceClaims` invalid.
final class PodClaimRules {
    private static final List<String> SOURCES =
            List.of("resourceClaimName", "resourceClaimTemplateName");

    private PodClaimRules() {}

    static void problems(List<JsonObject> claims, String path, Problems problems) {
        var names = new HashSet<String>();
        for (int i = 0; i < claims.size(); i++) {
            JsonObject claim = claims.get(i);
            String at = path + "[" + i + "]";
            String name = claim.string("name");
            if (name.isEmpty()) {
                problems.required(at + ".name");
            } else if (names.add(name)) {
                problems.complaints(at + ".name", name, Names.label(name));
            } else {
                problems.duplicate(at + ".name", name);
            }
            long sources = SOURCES.stream().filter(claim::has).count();
            if (sources > 1) {
                problems.invalid(
                        at,
                        claim,
                        "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be"
                                + " specified");
            }
            if (sources == 0) {
                problems.invalid(
                        at,
                        claim,
                        "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
            }
            for (String source : SOURCES) {
                claim.findString(source)
                        .ifPresent(it ->
                                problems.complaints(at + "." + source, it, Names.subdomain(it)));
            }
        }
    }
}
