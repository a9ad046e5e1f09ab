package dev.kubejar.controllers.namespace;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.core.Namespace;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.Key;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import dev.kubejar.client.reconcile.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Empties a namespace that is being deleted and then lets it go.
///
/// Reads what is in the namespace from the API itself, for a cache might lag behind; deletes it,
/// says in the namespace's conditions what is left, and removes the finalizer `kubernetes`.
///
/// Source:
/// [NamespacedResourcesDeleter](https://pkg.go.dev/k8s.io/kubernetes/pkg/controller/namespace/deletion)
public final class NamespaceReconciler implements Reconciler<Namespace> {
    private static final ResourceType NAMESPACES = Namespace.KIND.type();
    private static final String FINALIZER = "kubernetes";
    private static final long OF_FINALIZERS_SECONDS = 15;
    private static final int WORKERS = 4;

    private final Client client;
    private final List<ResourceType> builtin;
    private final Time time;

    NamespaceReconciler(Client client, List<ResourceType> builtin, Time time) {
        this.client = client;
        this.builtin = builtin;
        this.time = time;
    }

    /// Its loop, yet to be started.
    ///
    /// @param kinds that are there for good
    public static Loop<Namespace> loop(Wiring wiring, List<KindDefinition> kinds) {
        Informer<Namespace> namespaces = wiring.informers().of(Namespace.KIND);
        return new Loop<>(
                        "namespace-controller",
                        namespaces,
                        new NamespaceReconciler(wiring.client(), deletable(kinds), wiring.time()),
                        wiring,
                        WORKERS)
                .watchingChanges(
                        wiring.informers().of(Pod.KIND),
                        change ->
                                change.object().isDeleting()
                                        ? ending(namespaces, change.object())
                                        : List.of());
    }

    /// The pod's namespace, if it waits for the pod's end.
    private static List<Key> ending(Informer<Namespace> namespaces, Pod pod) {
        return namespaces.lister().get("", pod.namespace()).filter(Namespace::isDeleting).stream()
                .map(Key::of)
                .toList();
    }

    @Override
    public Plan reconcile(Namespace namespace) {
        boolean due = namespace.isDeleting() && namespace.specFinalizers().contains(FINALIZER);
        return due ? decide(namespace, content(namespace), time.now()) : Plan.nothing();
    }

    @Override
    public Plan refused(Namespace namespace, Change change, StatusException refusal) {
        return report(namespace, Remaining.afterFailure(refusal), time.now());
    }

    private static List<ResourceType> deletable(List<KindDefinition> kinds) {
        return kinds.stream()
                .filter(kind -> kind.storage().type().equals(kind.type()))
                .filter(kind -> kind.verbs().containsAll(List.of("list", "delete")))
                .map(KindDefinition::type)
                .filter(ResourceType::isNamespaced)
                .toList();
    }

    private Map<ResourceType, List<ApiObject>> content(Namespace namespace) {
        var content = new LinkedHashMap<ResourceType, List<ApiObject>>();
        Stream.concat(builtin.stream(), custom())
                .forEach(type -> {
                    var collection = ResourcePath.in(type, namespace.name());
                    content.put(type, client.list(collection, ListOptions.ALL).items());
                });
        return content;
    }

    /// The custom types that there are now.
    private Stream<ResourceType> custom() {
        var definitions = ResourcePath.all(CustomResourceDefinition.KIND.type());
        return client.list(definitions, ListOptions.ALL).items().stream()
                .map(CustomResourceDefinition::new)
                .flatMap(definition -> definition.servedType().stream())
                .filter(ResourceType::isNamespaced);
    }

    /// Pure. `content` is all that the namespace holds, by type.
    static Plan decide(
            Namespace namespace, Map<ResourceType, List<ApiObject>> content, Instant now) {
        List<ApiObject> pods = content.getOrDefault(Pod.KIND.type(), List.of());
        Map<ResourceType, List<ApiObject>> due =
                pods.isEmpty() ? content : Map.of(Pod.KIND.type(), pods);
        List<Change> deletions =
                due.entrySet().stream()
                        .flatMap(entry ->
                                entry.getValue().stream()
                                        .filter(object -> !object.meta().isDeleting())
                                        .map(object -> delete(entry.getKey(), object)))
                        .toList();
        if (!deletions.isEmpty()) {
            return Plan.of(new Change.Together(deletions)).againAfter(Duration.ZERO);
        }
        Plan report = report(namespace, Remaining.of(content), now);
        boolean empty = content.values().stream().allMatch(List::isEmpty);
        return empty
                ? report.then(letGo(namespace))
                : report.againAfter(Duration.ofSeconds(estimate(content) / 2 + 1));
    }

    private static Change delete(ResourceType type, ApiObject object) {
        return new Change.Delete(
                ResourcePath.of(type, object),
                DeleteOptions.ofUid(object.meta().uid())
                        .withPropagation(DeleteOptions.Propagation.BACKGROUND),
                Optional.empty());
    }

    /// In how many seconds what is left may be gone.
    private static long estimate(Map<ResourceType, List<ApiObject>> content) {
        long finalizers =
                content.values().stream()
                                .flatMap(List::stream)
                                .anyMatch(object -> !object.meta().finalizers().isEmpty())
                        ? OF_FINALIZERS_SECONDS
                        : 0;
        long grace =
                content.getOrDefault(Pod.KIND.type(), List.of()).stream()
                        .mapToLong(
                                pod -> pod.meta().json().integer("deletionGracePeriodSeconds", 0))
                        .max()
                        .orElse(0);
        return Math.max(finalizers, grace);
    }

    private static Plan report(Namespace namespace, Remaining remaining, Instant now) {
        JsonObject status = namespace.object().status();
        return Plan.nothing()
                .withStatus(
                        NAMESPACES,
                        namespace,
                        status,
                        status.with(
                                "conditions",
                                remaining.conditions(status.objects("conditions"), now)));
    }

    private static Change letGo(Namespace namespace) {
        List<String> finalizers =
                namespace.specFinalizers().stream()
                        .filter(finalizer -> !finalizer.equals(FINALIZER))
                        .toList();
        return Change.replace(
                ResourcePath.of(NAMESPACES, namespace.object()).sub("finalize"),
                namespace
                        .object()
                        .with(
                                "spec",
                                namespace
                                        .object()
                                        .spec()
                                        .with("finalizers", JsonArray.ofStrings(finalizers))));
    }
}
