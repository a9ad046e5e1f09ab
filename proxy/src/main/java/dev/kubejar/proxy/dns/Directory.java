package dev.kubejar.proxy.dns;

import dev.kubejar.api.core.Namespace;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Informers;
import dev.kubejar.client.informer.Lister;
import java.util.List;
import java.util.Optional;

/// What the zone looks things up in: the services and their endpoints, by name and by address.
interface Directory {

    boolean hasNamespace(String name);

    Optional<Service> service(String namespace, String name);

    List<EndpointSlice> slices(String namespace, String service);

    /// The service whose cluster IP this is.
    Optional<Service> serviceAt(String ip);

    /// The slices that have an endpoint with this address.
    List<EndpointSlice> slicesAt(String ip);

    /// The directory that informers keep current; they must be started after this.
    static Directory of(Informers informers) {
        Lister<Namespace> namespaces = informers.of(Namespace.KIND).lister();
        Informer<Service> services =
                informers.of(Service.KIND).index("cluster-ip", Service::clusterIps);
        Informer<EndpointSlice> slices =
                informers
                        .of(EndpointSlice.KIND)
                        .index(
                                "name",
                                slice -> List.of(slice.namespace() + "/" + slice.serviceName()))
                        .index(
                                "address",
                                slice ->
                                        slice.endpoints().stream()
                                                .flatMap(it -> it.addresses().stream())
                                                .toList());
        return new Listed(namespaces, services.lister(), slices.lister());
    }

    /// The directory of a running cluster.
    record Listed(
            Lister<Namespace> namespaces, Lister<Service> services, Lister<EndpointSlice> slices)
            implements Directory {

        @Override
        public boolean hasNamespace(String name) {
            return namespaces.get("", name).isPresent();
        }

        @Override
        public Optional<Service> service(String namespace, String name) {
            return services.get(namespace, name);
        }

        @Override
        public List<EndpointSlice> slices(String namespace, String service) {
            return slices.indexed("name", namespace + "/" + service);
        }

        @Override
        public Optional<Service> serviceAt(String ip) {
            return services.indexed("cluster-ip", ip).stream().findFirst();
        }

        @Override
        public List<EndpointSlice> slicesAt(String ip) {
            return slices.indexed("address", ip);
        }
    }
}
