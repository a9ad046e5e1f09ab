package dev.kubejar.api.builtin;

import static dev.kubejar.api.builtin.KindRow.row;

import dev.kubejar.api.apps.ControllerRevision;
import dev.kubejar.api.apps.ControllerRevisionRules;
import dev.kubejar.api.apps.Deployment;
import dev.kubejar.api.apps.DeploymentRules;
import dev.kubejar.api.apps.ReplicaSet;
import dev.kubejar.api.apps.ReplicaSetRules;
import dev.kubejar.api.coordination.Lease;
import dev.kubejar.api.coordination.LeaseRules;
import dev.kubejar.api.core.ConfigMap;
import dev.kubejar.api.core.ConfigMapRules;
import dev.kubejar.api.core.Endpoints;
import dev.kubejar.api.core.EndpointsRules;
import dev.kubejar.api.core.Event;
import dev.kubejar.api.core.EventConversion;
import dev.kubejar.api.core.EventRules;
import dev.kubejar.api.core.Namespace;
import dev.kubejar.api.core.NamespaceRules;
import dev.kubejar.api.core.Node;
import dev.kubejar.api.core.NodeRules;
import dev.kubejar.api.core.Pod;
import dev.kubejar.api.core.PodRules;
import dev.kubejar.api.core.Secret;
import dev.kubejar.api.core.SecretRules;
import dev.kubejar.api.core.Service;
import dev.kubejar.api.core.ServiceAccount;
import dev.kubejar.api.core.ServiceAccountRules;
import dev.kubejar.api.core.ServiceRules;
import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.api.discovery.EndpointSliceRules;
import dev.kubejar.api.kind.Conversion;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Scope;
import java.util.List;
import java.util.stream.Stream;

/// The one table of built-in kinds. A row alone makes a kind stored, served, watched, discoverable
/// and printable.
public final class BuiltinKinds {
    private static final ResourceType EVENTS_EVENT =
            new ResourceType("events.k8s.io", "v1", "Event", "events", Scope.NAMESPACED);

    /// Served and always empty: there are no custom kinds here. kubectl asks for the list before it
    /// says that a kind is unknown.
    private static final ResourceType CUSTOM_RESOURCE_DEFINITION =
            new ResourceType(
                    "apiextensions.k8s.io",
                    "v1",
                    "CustomResourceDefinition",
                    "customresourcedefinitions",
                    Scope.CLUSTER);

    // spotless:off: a table
    public static final List<KindDefinition> ALL = Stream.of(
            row(Namespace.KIND.type(), "ns", new NamespaceRules(), CoreColumns.NAMESPACE)
                    .parts("status", "finalize").selectable(SelectableFields.NAMESPACE).without("deletecollection"),
            row(Node.KIND.type(), "no", new NodeRules(), NodeColumns.ALL)
                    .parts("status").selectable(SelectableFields.NODE),
            row(Pod.KIND.type(), "po", new PodRules(), PodColumns.ALL)
                    .parts("status", "log", "exec", "attach", "portforward", "binding", "eviction", "ephemeralcontainers", "resize")
                    .selectable(SelectableFields.POD).inAll().counted(),
            row(Service.KIND.type(), "svc", new ServiceRules(), ServiceColumns.SERVICE)
                    .parts("status").selectable(SelectableFields.SERVICE).inAll(),
            row(Endpoints.KIND.type(), "ep", new EndpointsRules(), ServiceColumns.ENDPOINTS),
            row(ConfigMap.KIND.type(), "cm", new ConfigMapRules(), CoreColumns.CONFIG_MAP),
            row(Secret.KIND.type(), "", new SecretRules(), CoreColumns.SECRET).selectable(SelectableFields.SECRET),
            row(ServiceAccount.KIND.type(), "sa", new ServiceAccountRules(), CoreColumns.SERVICE_ACCOUNT),
            row(Event.KIND.type(), "ev", new EventRules(Conversion.NONE), EventColumns.ALL).selectable(SelectableFields.EVENT),
            row(EVENTS_EVENT, "ev", new EventRules(new EventConversion()), EventColumns.ALL).selectable(SelectableFields.EVENTS_EVENT)
                    .storedAs(Event.KIND.type(), new EventConversion()),
            row(Deployment.KIND.type(), "deploy", new DeploymentRules(), WorkloadColumns.DEPLOYMENT)
                    .parts("status", "scale").inAll().counted(),
            row(ReplicaSet.KIND.type(), "rs", new ReplicaSetRules(), WorkloadColumns.REPLICA_SET)
                    .parts("status", "scale").selectable(SelectableFields.REPLICA_SET).inAll().counted(),
            row(ControllerRevision.KIND.type(), "", new ControllerRevisionRules(), WorkloadColumns.CONTROLLER_REVISION),
            row(EndpointSlice.KIND.type(), "", new EndpointSliceRules(), ServiceColumns.ENDPOINT_SLICE).counted(),
            row(Lease.KIND.type(), "", new LeaseRules(), CoreColumns.LEASE),
            row(CUSTOM_RESOURCE_DEFINITION, "crd", Rules.NONE, List.of()).orShort("crds").readOnly().in("api-extensions"))
            .map(KindRow::build)
            .toList();
    // spotless:on

    /// Types that are asked for by requests and never stored.
    public static final ResourceType BINDING =
            new ResourceType("", "v1", "Binding", "bindings", Scope.NAMESPACED);

    public static final ResourceType EVICTION =
            new ResourceType("policy", "v1", "Eviction", "evictions", Scope.NAMESPACED);

    public static final ResourceType SCALE =
            new ResourceType("autoscaling", "v1", "Scale", "scales", Scope.NAMESPACED);

    private BuiltinKinds() {}
}
