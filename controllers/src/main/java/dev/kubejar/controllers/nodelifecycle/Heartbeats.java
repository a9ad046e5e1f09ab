package dev.kubejar.controllers.nodelifecycle;

import dev.kubejar.api.coordination.Lease;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.informer.Delta;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// When each node was last seen to renew its lease, by our own clock: nodes' clocks may be wrong.
/// Any thread may call it.
final class Heartbeats {
    private static final String NAMESPACE = "kube-node-lease";

    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private final Time time;

    Heartbeats(Time time) {
        this.time = time;
    }

    void take(Delta<Lease> change) {
        Lease lease = change.object();
        if (!lease.namespace().equals(NAMESPACE)) {
            return;
        }
        switch (change) {
            case Delta.Added<Lease> _ -> seen.put(lease.name(), time.now());
            case Delta.Updated<Lease>(Lease now, Lease before) -> {
                if (!now.renewTime().equals(before.renewTime())) {
                    seen.put(lease.name(), time.now());
                }
            }
            case Delta.Deleted<Lease> _ -> seen.remove(lease.name());
        }
    }

    Optional<Instant> last(String node) {
        return Optional.ofNullable(seen.get(node));
    }
}
