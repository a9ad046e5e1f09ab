package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/// Owners that an object names twice in the same words: they count once, and the client is warned.
final class OwnerDuplicates {
    /// What upstream says of a patch, which it looks at late.
    static final String AFTER_ADMISSION = " after mutating admission happens";

    static final String AS_SENT = "";

    private OwnerDuplicates() {}

    /// @param when one of the two above
    static ApiObject removed(ApiObject object, String when, Caller caller) {
        JsonArray owners = object.meta().json().array("ownerReferences");
        if (owners.size() < 2) {
            return object;
        }
        Set<Json> once = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        for (Json owner : owners) {
            if (!once.add(owner) && owner instanceof JsonObject reference) {
                twice.add(reference.string("uid"));
            }
        }
        if (twice.isEmpty()) {
            return object;
        }
        caller.warnings()
                .accept(
                        ".metadata.ownerReferences contains duplicate entries%s; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: %s"
                                .formatted(when, String.join(", ", twice)));
        return object.withMeta(
                object.meta().with("ownerReferences", JsonArray.of(new ArrayList<>(once))));
    }
}
