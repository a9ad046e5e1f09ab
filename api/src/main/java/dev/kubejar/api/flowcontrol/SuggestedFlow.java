package dev.kubejar.api.flowcontrol;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The priority levels and flows that every cluster begins with; `exempt` and `catch-all` among
/// them stay as they are.
///
/// Source:
/// [default.go](https://github.com/kubernetes/kubernetes/blob/release-1.35/staging/src/k8s.io/apiserver/pkg/apis/flowcontrol/bootstrap/default.go)
public final class SuggestedFlow {
    static final String EXEMPT = "exempt";
    static final String CATCH_ALL = "catch-all";

    private static final String BY_USER = "ByUser";
    private static final String BY_NAMESPACE = "ByNamespace";
    private static final String CONTROLLER_MANAGER = "system:kube-controller-manager";
    private static final String SCHEDULER = "system:kube-scheduler";
    private static final String LEASES = "coordination.k8s.io";
    private static final List<String> ANY = List.of("*");
    private static final List<String> CHANGE = List.of("get", "create", "update");
    private static final List<Json> ALL_USERS =
            groups("system:unauthenticated", "system:authenticated");

    private SuggestedFlow() {}

    /// The priority levels, as they are created.
    public static List<ApiObject> levels() {
        return List.of(
                exempt(),
                limited(CATCH_ALL, 5, 0, JsonObject.of("type", Json.of("Reject"))),
                limited("system", 30, 33, queue(64, 6)),
                limited("node-high", 40, 25, queue(64, 6)),
                limited("leader-election", 10, 0, queue(16, 4)),
                limited("workload-high", 40, 50, queue(128, 6)),
                limited("workload-low", 100, 90, queue(128, 6)),
                limited("global-default", 20, 50, queue(128, 6)));
    }

    /// The flows, as they are created.
    public static List<ApiObject> schemas() {
        return Stream.of(
                        schema(EXEMPT, EXEMPT, 1, "", everything(groups("system:masters"))),
                        schema("probes", EXEMPT, 2, "", probes()),
                        schema(
                                "system-leader-election",
                                "leader-election",
                                100,
                                BY_USER,
                                leases(leaders())),
                        schema("endpoint-controller", "workload-high", 150, BY_USER, endpoints()),
                        schema(
                                "workload-leader-election",
                                "leader-election",
                                200,
                                BY_USER,
                                leases(serviceAccounts("*"))),
                        schema("system-node-high", "node-high", 400, BY_USER, nodes()),
                        schema(
                                "system-nodes",
                                "system",
                                500,
                                BY_USER,
                                everything(groups("system:nodes"))),
                        schema(
                                "kube-controller-manager",
                                "workload-high",
                                800,
                                BY_NAMESPACE,
                                everything(users(CONTROLLER_MANAGER))),
                        schema(
                                "kube-scheduler",
                                "workload-high",
                                800,
                                BY_NAMESPACE,
                                everything(users(SCHEDULER))),
                        schema(
                                "kube-system-service-accounts",
                                "workload-high",
                                900,
                                BY_NAMESPACE,
                                everything(serviceAccounts("*"))),
                        schema(
                                "service-accounts",
                                "workload-low",
                                9000,
                                BY_USER,
                                everything(groups("system:serviceaccounts"))),
                        schema(
                                "global-default",
                                "global-default",
                                9900,
                                BY_USER,
                                everything(ALL_USERS)),
                        schema(CATCH_ALL, CATCH_ALL, 10_000, BY_USER, everything(ALL_USERS)))
                .toList();
    }

    // ---- priority levels

    private static ApiObject exempt() {
        JsonObject.Builder spec = JsonObject.builder().put("type", "Exempt");
        spec.put(
                "exempt",
                JsonObject.builder()
                        .put("nominalConcurrencyShares", 0)
                        .put("lendablePercent", 0)
                        .build());
        return object(PriorityLevelConfiguration.KIND.type().kind(), EXEMPT, spec.build());
    }

    private static ApiObject limited(String name, long shares, long lendable, JsonObject response) {
        JsonObject limited =
                JsonObject.builder()
                        .put("nominalConcurrencyShares", shares)
                        .put("limitResponse", response)
                        .put("lendablePercent", lendable)
                        .build();
        JsonObject spec =
                JsonObject.builder().put("type", "Limited").put("limited", limited).build();
        return object(PriorityLevelConfiguration.KIND.type().kind(), name, spec);
    }

    private static JsonObject queue(long queues, long handSize) {
        return JsonObject.builder()
                .put("type", "Queue")
                .put(
                        "queuing",
                        JsonObject.builder()
                                .put("queues", queues)
                                .put("handSize", handSize)
                                .put("queueLengthLimit", 50)
                                .build())
                .build();
    }

    // ---- flows

    private static ApiObject schema(
            String name, String level, long precedence, String distinguisher, JsonObject rule) {
        JsonObject.Builder spec =
                JsonObject.builder()
                        .put("priorityLevelConfiguration", JsonObject.of("name", Json.of(level)))
                        .put("matchingPrecedence", precedence);
        if (!distinguisher.isEmpty()) {
            spec.put("distinguisherMethod", JsonObject.of("type", Json.of(distinguisher)));
        }
        return object(
                FlowSchema.KIND.type().kind(), name, spec.put("rules", JsonArray.of(rule)).build());
    }

    private static JsonObject everything(List<Json> subjects) {
        return rule(subjects)
                .put("resourceRules", JsonArray.of(resources(ANY, ANY, ANY, true)))
                .put("nonResourceRules", JsonArray.of(urls(ANY, ANY)))
                .build();
    }

    private static JsonObject probes() {
        return rule(ALL_USERS)
                .put(
                        "nonResourceRules",
                        JsonArray.of(
                                urls(List.of("get"), List.of("/healthz", "/readyz", "/livez"))))
                .build();
    }

    private static JsonObject leases(List<Json> subjects) {
        return rule(subjects)
                .put(
                        "resourceRules",
                        JsonArray.of(resources(CHANGE, List.of(LEASES), List.of("leases"), false)))
                .build();
    }

    private static JsonObject endpoints() {
        var subjects = new ArrayList<Json>(users(CONTROLLER_MANAGER));
        subjects.addAll(
                serviceAccounts("endpoint-controller", "endpointslicemirroring-controller"));
        return rule(subjects)
                .put(
                        "resourceRules",
                        JsonArray.of(resources(CHANGE, List.of(""), List.of("endpoints"), false)))
                .build();
    }

    private static JsonObject nodes() {
        return rule(groups("system:nodes"))
                .put(
                        "resourceRules",
                        JsonArray.of(
                                resources(ANY, List.of(""), List.of("nodes", "nodes/status"), true),
                                resources(ANY, List.of(LEASES), List.of("leases"), false)))
                .build();
    }

    private static JsonObject.Builder rule(List<Json> subjects) {
        return JsonObject.builder().put("subjects", JsonArray.of(subjects));
    }

    private static Json resources(
            List<String> verbs, List<String> groups, List<String> resources, boolean ofCluster) {
        JsonObject.Builder rule =
                JsonObject.builder()
                        .put("verbs", JsonArray.ofStrings(verbs))
                        .put("apiGroups", JsonArray.ofStrings(groups))
                        .put("resources", JsonArray.ofStrings(resources));
        if (ofCluster) {
            rule.put("clusterScope", true);
        }
        return rule.put("namespaces", JsonArray.ofStrings(ANY)).build();
    }

    private static Json urls(List<String> verbs, List<String> urls) {
        return JsonObject.builder()
                .put("verbs", JsonArray.ofStrings(verbs))
                .put("nonResourceURLs", JsonArray.ofStrings(urls))
                .build();
    }

    // ---- who asks

    private static List<Json> leaders() {
        var subjects = new ArrayList<Json>(users(CONTROLLER_MANAGER, SCHEDULER));
        subjects.addAll(serviceAccounts("*"));
        return subjects;
    }

    private static List<Json> users(String... names) {
        return Stream.of(names)
                .map(name -> subject("User", "user", JsonObject.of("name", Json.of(name))))
                .toList();
    }

    private static List<Json> groups(String... names) {
        return Stream.of(names)
                .map(name -> subject("Group", "group", JsonObject.of("name", Json.of(name))))
                .toList();
    }

    private static List<Json> serviceAccounts(String... names) {
        return Stream.of(names)
                .map(name ->
                        subject(
                                "ServiceAccount",
                                "serviceAccount",
                                JsonObject.builder()
                                        .put("namespace", "kube-system")
                                        .put("name", name)
                                        .build()))
                .toList();
    }

    private static Json subject(String kind, String field, JsonObject who) {
        return JsonObject.builder().put("kind", kind).put(field, who).build();
    }

    private static ApiObject object(String kind, String name, JsonObject spec) {
        JsonObject meta =
                JsonObject.builder()
                        .put("name", name)
                        .put(
                                "annotations",
                                JsonObject.of("apf.kubernetes.io/autoupdate-spec", Json.of("true")))
                        .build();
        return new ApiObject(
                JsonObject.builder()
                        .put("apiVersion", "flowcontrol.apiserver.k8s.io/v1")
                        .put("kind", kind)
                        .put("metadata", meta)
                        .put("spec", spec)
                        .build());
    }
}
