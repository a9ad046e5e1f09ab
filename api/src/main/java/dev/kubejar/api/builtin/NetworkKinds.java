package dev.kubejar.api.builtin;

import static dev.kubejar.api.builtin.KindRow.row;

import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.api.discovery.EndpointSliceRules;
import dev.kubejar.api.networking.Ingress;
import dev.kubejar.api.networking.IngressClass;
import dev.kubejar.api.networking.IngressClassRules;
import dev.kubejar.api.networking.IngressRules;
import dev.kubejar.api.networking.IpAddress;
import dev.kubejar.api.networking.IpAddressRules;
import dev.kubejar.api.networking.NetworkPolicy;
import dev.kubejar.api.networking.NetworkPolicyRules;
import dev.kubejar.api.networking.ServiceCidr;
import dev.kubejar.api.networking.ServiceCidrRules;
import java.util.stream.Stream;

/// The rows of networking.k8s.io and discovery.k8s.io.
final class NetworkKinds {
    // spotless:off: a table
    static Stream<KindRow> rows() {
        return Stream.of(
                row(Ingress.KIND.type(), "ing", new IngressRules(), () -> NetworkColumns.INGRESS).parts("status").counted(),
                row(IngressClass.KIND.type(), "", new IngressClassRules(), () -> NetworkColumns.INGRESS_CLASS).counted(),
                row(NetworkPolicy.KIND.type(), "netpol", new NetworkPolicyRules(), () -> NetworkColumns.NETWORK_POLICY).counted(),
                row(ServiceCidr.KIND.type(), "", new ServiceCidrRules(), () -> NetworkColumns.SERVICE_CIDR).parts("status"),
                row(IpAddress.KIND.type(), "ip", new IpAddressRules(), () -> NetworkColumns.IP_ADDRESS),
                row(EndpointSlice.KIND.type(), "", new EndpointSliceRules(), () -> ServiceColumns.ENDPOINT_SLICE).counted());
    }
    // spotless:on

    private NetworkKinds() {}
}
