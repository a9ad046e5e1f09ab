package dev.kubejar.controllers.pods;

import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.client.Key;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When the change happened that a service's endpoints are written for: the annotation
/// `endpoints.kubernetes.io/last-change-trigger-time`, by which latency is measured.
///
/// It remembers of each service when it and its pods had last changed. Any thread may call it, for
/// one service at a time.
///
/// Source: [TriggerTimeTracker](https://pkg.go.dev/k8s.io/endpointslice/util#TriggerTimeTracker)
public final class TriggerTime {
    public static final String ANNOTATION = "endpoints.kubernetes.io/last-change-trigger-time";

    private final Map<Key, State> states = new ConcurrentHashMap<>();

    private record State(Optional<Instant> service, Map<String, Instant> pods) {}

    /// The earliest change since the service was looked at before; empty when there is none to
    /// tell.
    public Optional<String> next(Service service, Collection<Pod> pods) {
        var now =
                new State(
                        service.meta().creationTimestamp(),
                        pods.stream()
                                .flatMap(pod ->
                                        readySince(pod)
                                                .map(at -> Map.entry(pod.name(), at))
                                                .stream())
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        State before = states.put(Key.of(service), now);
        Stream<Instant> changes =
                now.pods().entrySet().stream()
                        .filter(pod -> before == null || isNewer(pod, before))
                        .map(Map.Entry::getValue);
        boolean serviceIsNew = before == null || !before.service().equals(now.service());
        return Stream.concat(changes, serviceIsNew ? now.service().stream() : Stream.empty())
                .min(Instant::compareTo)
                .map(Timestamps::seconds);
    }

    private static boolean isNewer(Map.Entry<String, Instant> pod, State before) {
        Instant seen = before.pods().get(pod.getKey());
        return seen == null || pod.getValue().isAfter(seen);
    }

    private static Optional<Instant> readySince(Pod pod) {
        return Condition.find(pod.object().status(), "Ready")
                .flatMap(Condition::lastTransitionTime);
    }

    /// The service is gone.
    public void forget(Key service) {
        states.remove(service);
    }
}
