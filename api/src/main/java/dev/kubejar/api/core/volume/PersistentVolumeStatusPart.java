package dev.kubejar.api.core.volume;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.status.FieldError;
import java.time.Instant;
import java.util.List;

/// `persistentvolumes/status`: a phase that changes does so now, unless the writer says when.
///
/// Source:
/// [strategy](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/registry/core/persistentvolume/strategy.go)
final class PersistentVolumeStatusPart implements ObjectPart {
    static final String SINCE = "lastPhaseTransitionTime";

    @Override
    public ApiObject changed(ApiObject wanted, ApiObject previous) {
        return previous.with("status", wanted.status());
    }

    @Override
    public ApiObject stamped(ApiObject next, ApiObject previous, Instant now) {
        JsonObject status = next.status();
        JsonObject before = previous.status();
        boolean silent = !status.has(SINCE) || status.find(SINCE).equals(before.find(SINCE));
        return silent && !status.string("phase").equals(before.string("phase"))
                ? next.with("status", status.with(SINCE, Timestamps.seconds(now)))
                : next;
    }

    @Override
    public List<FieldError> problems(ApiObject next, ApiObject previous) {
        return List.of();
    }
}
