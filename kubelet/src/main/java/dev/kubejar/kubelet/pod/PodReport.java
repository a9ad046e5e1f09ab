package dev.kubejar.kubelet.pod;

import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.PodStatus;
import dev.kubejar.api.core.pod.QosClass;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.kubelet.pod.ReportedState.Waiting;
import dev.kubejar.kubelet.runtime.Sandbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the kubelet says of a pod: its status, as upstream writes it.
///
/// @param status complete; fields of others are kept
/// @param containers by name
/// @param isOver whether the pod has ended for good; the status says so only when nothing of it
///   runs any more
public record PodReport(
        JsonObject status, Map<String, ContainerReport> containers, boolean isOver) {
    public PodReport {
        containers = Map.copyOf(containers);
    }

    /// Where the pod runs.
    ///
    /// @param hostIps the node's addresses
    /// @param engine prefix of container ids, such as `docker`
    public record Place(List<String> hostIps, String engine) {
        public Place {
            hostIps = List.copyOf(hostIps);
        }
    }

    /// The containers as a status tells them, by name.
    public static Map<String, ContainerReport> containersOf(JsonObject status) {
        var reports = new HashMap<String, ContainerReport>();
        for (Role role : Role.values()) {
            status.objects(field(role)).stream()
                    .map(ContainerReport::parse)
                    .forEach(report -> reports.put(report.name(), report));
        }
        return reports;
    }

    /// Whether a report is what changes conditions of that type; it shows all others as it found
    /// them.
    public static boolean changesCondition(String type) {
        return Conditions.isOurs(type);
    }

    private static String field(Role role) {
        return switch (role) {
            case INIT -> "initContainerStatuses";
            case ORDINARY -> "containerStatuses";
            case EPHEMERAL -> "ephemeralContainerStatuses";
        };
    }

    /// Pure.
    ///
    /// @param waiting from the decision on the same observation
    /// @param before the status as it was last reported
    public static PodReport of(
            Pod pod,
            Observation seen,
            Known known,
            Map<String, Waiting> waiting,
            JsonObject before,
            Place place,
            Instant now) {
        boolean isStopped = PodDecisions.mustEnd(pod, known) && seen.isStopped();
        var reports = new ContainerReports(pod, seen, known, waiting, place.engine());
        List<ContainerReport> init = ended(reports.of(Role.INIT), false);
        List<ContainerReport> ordinary = ended(reports.of(Role.ORDINARY), isStopped);
        List<ContainerReport> ephemeral = reports.of(Role.EPHEMERAL);
        var counted = new ArrayList<>(init);
        counted.addAll(ordinary);
        String phase = phase(pod, known, counted, isStopped, hasBegun(pod, seen), before);
        boolean isOver = phase.equals(PodStatus.SUCCEEDED) || phase.equals(PodStatus.FAILED);

        var status = new StatusWriter(pod, before, now);
        status.phase(phase, isOver && !seen.isStopped(), known.end());
        status.conditions(
                new Conditions(pod, counted, phase)
                        .all(seen.readySandbox().isPresent(), Condition.all(before), now));
        status.addresses(seen.readySandbox().map(Sandbox::ips).orElse(List.of()), place.hostIps());
        status.containers(Role.INIT, init);
        status.containers(Role.ORDINARY, ordinary);
        status.containers(Role.EPHEMERAL, ephemeral);
        return new PodReport(status.json(), byName(counted, ephemeral), isOver);
    }

    /// A container that never ran counts as failed once its pod is over.
    private static List<ContainerReport> ended(List<ContainerReport> reports, boolean isStopped) {
        return reports.stream()
                .map(one ->
                        isStopped && !(one.state() instanceof ReportedState.Terminated)
                                ? one.withState(ContainerReports.NEVER_SEEN)
                                : one)
                .toList();
    }

    private static boolean hasBegun(Pod pod, Observation seen) {
        return pod.spec().containers().stream()
                .anyMatch(one -> seen.newestInSandbox(one.name()).isPresent());
    }

    /// A phase that is over never changes again.
    private static String phase(
            Pod pod,
            Known known,
            List<ContainerReport> reports,
            boolean isStopped,
            boolean hasBegun,
            JsonObject before) {
        String settled = new PodStatus(before).phase();
        if (settled.equals(PodStatus.FAILED) || settled.equals(PodStatus.SUCCEEDED)) {
            return settled;
        }
        if (known.end().isPresent()) {
            return PodStatus.FAILED;
        }
        String phase = PodPhase.of(pod.spec(), reports, isStopped, hasBegun);
        boolean unfinished = phase.equals(PodStatus.PENDING) || phase.equals(PodStatus.RUNNING);
        return isStopped && unfinished ? PodStatus.FAILED : phase;
    }

    private static Map<String, ContainerReport> byName(
            List<ContainerReport> counted, List<ContainerReport> ephemeral) {
        var byName = new HashMap<String, ContainerReport>();
        counted.forEach(one -> byName.put(one.name(), one));
        ephemeral.forEach(one -> byName.put(one.name(), one));
        return byName;
    }

    /// Puts the status together, beginning with what was there before.
    private static final class StatusWriter {
        private final Pod pod;
        private final JsonObject before;
        private final JsonObject.Builder status;

        StatusWriter(Pod pod, JsonObject before, Instant now) {
            this.pod = pod;
            this.before = before;
            this.status = before.toBuilder();
            status.put("observedGeneration", pod.meta().generation());
            if (!before.has("startTime")) {
                status.put("startTime", Timestamps.seconds(now));
            }
            if (!before.has("qosClass")) {
                status.put("qosClass", QosClass.of(pod.spec()).text());
            }
        }

        /// A pod that is over says so only when nothing of it can run any more.
        void phase(String phase, boolean isHeldBack, Optional<Known.End> end) {
            if (isHeldBack || phase.equals(before.string("phase"))) {
                return;
            }
            status.put("phase", phase).remove("reason").remove("message");
            end.ifPresent(why -> status.put("reason", why.reason()).put("message", why.message()));
        }

        void conditions(List<JsonObject> conditions) {
            status.put("conditions", JsonArray.of(conditions));
        }

        /// A pod that has lost its sandbox keeps its addresses until it has others.
        void addresses(List<String> podIps, List<String> hostIps) {
            if (!hostIps.isEmpty()) {
                status.put("hostIP", hostIps.getFirst()).put("hostIPs", ips(hostIps));
            }
            List<String> own = pod.spec().hostNetwork() ? hostIps : podIps;
            if (!own.isEmpty()) {
                status.put("podIP", own.getFirst()).put("podIPs", ips(own));
            }
        }

        private static JsonArray ips(List<String> ips) {
            return JsonArray.of(ips.stream().map(ip -> JsonObject.of("ip", Json.of(ip))).toList());
        }

        void containers(Role role, List<ContainerReport> reports) {
            List<JsonObject> entries = reports.stream().map(ContainerReport::json).toList();
            status.putUnlessEmpty(
                    field(role),
                    JsonArray.of(
                            role == Role.EPHEMERAL
                                    ? entries.stream().map(it -> it.without("started")).toList()
                                    : entries));
        }

        JsonObject json() {
            return status.build();
        }
    }
}
