package dev.kubejar.api.builtin;

import static dev.kubejar.api.builtin.KindRow.row;

import dev.kubejar.api.core.ComponentStatus;
import dev.kubejar.api.core.Namespace;
import dev.kubejar.api.core.NamespaceRules;
import dev.kubejar.api.core.ServiceAccount;
import dev.kubejar.api.core.ServiceAccountRules;
import dev.kubejar.api.core.config.ConfigMap;
import dev.kubejar.api.core.config.ConfigMapRules;
import dev.kubejar.api.core.config.Secret;
import dev.kubejar.api.core.config.SecretRules;
import dev.kubejar.api.core.event.Event;
import dev.kubejar.api.core.event.EventRules;
import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.node.NodeRules;
import dev.kubejar.api.core.pod.LonePodTemplateRules;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.PodRules;
import dev.kubejar.api.core.pod.PodTemplate;
import dev.kubejar.api.core.replication.ReplicationController;
import dev.kubejar.api.core.replication.ReplicationControllerRules;
import dev.kubejar.api.core.resource.LimitRange;
import dev.kubejar.api.core.resource.LimitRangeRules;
import dev.kubejar.api.core.resource.ResourceQuota;
import dev.kubejar.api.core.resource.ResourceQuotaRules;
import dev.kubejar.api.core.service.Endpoints;
import dev.kubejar.api.core.service.EndpointsRules;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.core.service.ServiceRules;
import dev.kubejar.api.core.volume.PersistentVolume;
import dev.kubejar.api.core.volume.PersistentVolumeClaim;
import dev.kubejar.api.core.volume.PersistentVolumeClaimRules;
import dev.kubejar.api.core.volume.PersistentVolumeRules;
import dev.kubejar.api.kind.Conversion;
import dev.kubejar.api.kind.Rules;
import java.util.List;
import java.util.stream.Stream;

/// The rows of the core group.
final class CoreKinds {
    // spotless:off: a table
    static Stream<KindRow> rows() {
        return Stream.of(
                row(Namespace.KIND.type(), "ns", new NamespaceRules(), () -> CoreColumns.NAMESPACE)
                        .parts("status", "finalize").selectable(SelectableFields.NAMESPACE).without("deletecollection"),
                row(Node.KIND.type(), "no", new NodeRules(), () -> NodeColumns.ALL)
                        .parts("status", "proxy").selectable(SelectableFields.NODE),
                row(Pod.KIND.type(), "po", new PodRules(), () -> PodColumns.ALL)
                        .parts("status", "log", "exec", "attach", "portforward", "proxy", "binding", "eviction", "ephemeralcontainers", "resize")
                        .selectable(SelectableFields.POD).inAll().counted(),
                row(Service.KIND.type(), "svc", new ServiceRules(), () -> ServiceColumns.SERVICE)
                        .parts("status", "proxy").selectable(SelectableFields.SERVICE).inAll(),
                row(Endpoints.KIND.type(), "ep", new EndpointsRules(), () -> ServiceColumns.ENDPOINTS)
                        .deprecated("v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"),
                row(ConfigMap.KIND.type(), "cm", new ConfigMapRules(), () -> CoreColumns.CONFIG_MAP),
                row(Secret.KIND.type(), "", new SecretRules(), () -> CoreColumns.SECRET).selectable(SelectableFields.SECRET),
                row(ServiceAccount.KIND.type(), "sa", new ServiceAccountRules(), () -> CoreColumns.SERVICE_ACCOUNT),
                row(ComponentStatus.KIND.type(), "cs", Rules.NONE, () -> QuotaColumns.COMPONENT_STATUS)
                        .only("get", "list").deprecated("v1 ComponentStatus is deprecated in v1.19+"),
                row(BuiltinKinds.BINDING, "", Rules.NONE, List::of).only("create"),
                row(ReplicationController.KIND.type(), "rc", new ReplicationControllerRules(), () -> PodSetColumns.REPLICATION_CONTROLLER)
                        .parts("status", "scale").selectable(SelectableFields.REPLICA_SET).inAll().counted(),
                row(PodTemplate.KIND.type(), "", new LonePodTemplateRules(), () -> PodSetColumns.POD_TEMPLATE).counted(),
                row(PersistentVolume.KIND.type(), "pv", new PersistentVolumeRules(), () -> VolumeColumns.PERSISTENT_VOLUME)
                        .parts("status"),
                row(PersistentVolumeClaim.KIND.type(), "pvc", new PersistentVolumeClaimRules(), () -> VolumeColumns.PERSISTENT_VOLUME_CLAIM)
                        .parts("status"),
                row(ResourceQuota.KIND.type(), "quota", new ResourceQuotaRules(), () -> QuotaColumns.RESOURCE_QUOTA).parts("status"),
                row(LimitRange.KIND.type(), "limits", new LimitRangeRules(), () -> QuotaColumns.LIMIT_RANGE),
                row(Event.KIND.type(), "ev", new EventRules(Conversion.NONE), () -> EventColumns.ALL).selectable(SelectableFields.EVENT));
    }
    // spotless:on

    private CoreKinds() {}
}
