package dev.kubejar.api.builtin;

import static dev.kubejar.api.builtin.KindRow.row;

import dev.kubejar.api.core.ConfigMap;
import dev.kubejar.api.core.ConfigMapRules;
import dev.kubejar.api.core.Endpoints;
import dev.kubejar.api.core.EndpointsRules;
import dev.kubejar.api.core.Event;
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
import dev.kubejar.api.kind.Conversion;
import java.util.stream.Stream;

/// The rows of the core group.
final class CoreKinds {
    // spotless:off: a table
    static Stream<KindRow> rows() {
        return Stream.of(
                row(Namespace.KIND.type(), "ns", new NamespaceRules(), CoreColumns.NAMESPACE)
                        .parts("status", "finalize").selectable(SelectableFields.NAMESPACE).without("deletecollection"),
                row(Node.KIND.type(), "no", new NodeRules(), NodeColumns.ALL)
                        .parts("status", "proxy").selectable(SelectableFields.NODE),
                row(Pod.KIND.type(), "po", new PodRules(), PodColumns.ALL)
                        .parts("status", "log", "exec", "attach", "portforward", "proxy", "binding", "eviction", "ephemeralcontainers", "resize")
                        .selectable(SelectableFields.POD).inAll().counted(),
                row(Service.KIND.type(), "svc", new ServiceRules(), ServiceColumns.SERVICE)
                        .parts("status", "proxy").selectable(SelectableFields.SERVICE).inAll(),
                row(Endpoints.KIND.type(), "ep", new EndpointsRules(), ServiceColumns.ENDPOINTS)
                        .deprecated("v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"),
                row(ConfigMap.KIND.type(), "cm", new ConfigMapRules(), CoreColumns.CONFIG_MAP),
                row(Secret.KIND.type(), "", new SecretRules(), CoreColumns.SECRET).selectable(SelectableFields.SECRET),
                row(ServiceAccount.KIND.type(), "sa", new ServiceAccountRules(), CoreColumns.SERVICE_ACCOUNT),
                row(Event.KIND.type(), "ev", new EventRules(Conversion.NONE), EventColumns.ALL).selectable(SelectableFields.EVENT));
    }
    // spotless:on

    private CoreKinds() {}
}
