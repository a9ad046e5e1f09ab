package dev.kubejar.controllers.ipaddress;

import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.networking.IpAddress;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import dev.kubejar.client.reconcile.Wiring;
import java.util.List;

/// Makes the IPAddress of a service's address again when somebody has deleted it, or makes it for a
/// service of a time when services had none.
///
/// Source: [IPAddress
/// objects](https://kubernetes.io/docs/reference/networking/virtual-ips/#ip-address-objects)
public final class AllocatedReconciler implements Reconciler<Service> {
    private final Lister<IpAddress> addresses;

    AllocatedReconciler(Lister<IpAddress> addresses) {
        this.addresses = addresses;
    }

    public static Loop<Service> loop(Wiring wiring) {
        Informer<IpAddress> addresses = wiring.informers().of(IpAddress.KIND);
        return new Loop<>(
                        "service-ip-addresses",
                        wiring.informers().of(Service.KIND),
                        new AllocatedReconciler(addresses.lister()),
                        wiring,
                        1)
                .watching(addresses, address -> List.of(FreedReconciler.owner(address)));
    }

    @Override
    public Plan reconcile(Service service) {
        if (service.isDeleting() || !service.hasClusterIp()) {
            return Plan.nothing();
        }
        List<Change> missing =
                service.clusterIps().stream()
                        .filter(it -> addresses.get("", it).isEmpty())
                        .map(it -> made(service, it))
                        .toList();
        return missing.isEmpty()
                ? Plan.nothing()
                : Plan.of(Change.require(Service.KIND.type(), service)).then(Plan.of(missing));
    }

    private static Change made(Service service, String address) {
        return Change.create(
                IpAddress.KIND.type(),
                IpAddress.ofService(address, service.namespace(), service.name()));
    }
}
