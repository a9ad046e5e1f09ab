package dev.kubejar.api.core.node;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.net.IpWarnings;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is special about Nodes: a kubelet brings its status along, and the range of pod addresses
/// never changes.
public final class NodeRules implements Rules {
    private static final String CONFIG_SOURCE = "configSource";

    @Override
    public ApiObject defaulted(ApiObject object) {
        ApiObject ranged = object.with("spec", ranges(object.spec()));
        JsonObject status =
                object.status()
                        .mapObject("capacity", ResourceList::canonical)
                        .mapObject("allocatable", ResourceList::canonical);
        if (status.has("capacity") && !status.has("allocatable")) {
            status = status.with("allocatable", status.object("capacity"));
        }
        return object.json().has("status") ? ranged.with("status", status) : ranged;
    }

    /// The first range stands in two fields, one of them for old clients.
    private static JsonObject ranges(JsonObject spec) {
        List<String> all = spec.strings("podCIDRs");
        String first = spec.string("podCIDR");
        if (all.isEmpty() && !first.isEmpty()) {
            return spec.with("podCIDRs", JsonArray.of(Json.of(first)));
        }
        return first.isEmpty() && !all.isEmpty() ? spec.with("podCIDR", all.getFirst()) : spec;
    }

    /// Kubelets are no longer configured through the API.
    @Override
    public ApiObject prepared(Write write) {
        ApiObject next = NodeStatusPart.enabled(write.next());
        boolean wasConfigured =
                write.replaced().filter(it -> it.spec().has(CONFIG_SOURCE)).isPresent();
        return wasConfigured || !next.spec().has(CONFIG_SOURCE)
                ? next
                : next.with("spec", next.spec().without(CONFIG_SOURCE));
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        new NodeChecks(write.next(), problems).object();
        if (write instanceof Write.Update(var next, var previous)) {
            new NodeChecks(next, problems).update(previous);
        }
        return problems.list();
    }

    @Override
    public List<String> warnings(Write write) {
        var warnings = new ArrayList<String>();
        JsonObject spec = write.next().spec();
        if (write instanceof Write.Update && spec.has(CONFIG_SOURCE)) {
            warnings.add("spec.configSource: the feature is removed");
        }
        if (!spec.string("externalID").isEmpty()) {
            warnings.add("spec.externalID: this field is deprecated, and is unused by Kubernetes");
        }
        List<String> ranges = spec.strings("podCIDRs");
        for (int i = 0; i < ranges.size(); i++) {
            warnings.addAll(IpWarnings.range("spec.podCIDRs[" + i + "]", ranges.get(i)));
        }
        return warnings;
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return subresource.equals("status") ? Optional.of(new NodeStatusPart()) : Optional.empty();
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.STATUS_AT_BIRTH);
    }
}
