package dev.kubejar.api.core.node;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// `nodes/status`: what a kubelet reports of its node.
///
/// Source:
/// [strategy](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/registry/core/node/strategy.go)
final class NodeStatusPart implements ObjectPart {
    private static final String CONFIG = "config";
    private static final String FEATURES = "declaredFeatures";

    @Override
    public ApiObject changed(ApiObject wanted, ApiObject previous) {
        ApiObject changed = enabled(previous.with("status", wanted.status()));
        return previous.status().has(CONFIG) || !changed.status().has(CONFIG)
                ? changed
                : changed.with("status", changed.status().without(CONFIG));
    }

    /// The node without what Kubernetes 1.35 has not switched on.
    static ApiObject enabled(ApiObject node) {
        JsonObject status = node.status();
        return status.has(FEATURES) ? node.with("status", status.without(FEATURES)) : node;
    }

    @Override
    public List<FieldError> problems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        new NodeChecks(next, problems).update(previous);
        return problems.list();
    }
}
