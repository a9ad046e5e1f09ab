package dev.kubejar.controllers.ipaddress;

import dev.kubejar.api.core.Service;
import dev.kubejar.api.networking.IpAddress;
import dev.kubejar.client.Key;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import dev.kubejar.client.reconcile.Wiring;
import java.util.List;
import java.util.Optional;

/// Makes an IPAddress for every address of a service, also when somebody has deleted it.
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
                .watching(addresses, address -> List.of(Allocated.owner(address)));
    }

    @Override
    public Plan reconcile(Service service) {
        Plan plan = Plan.nothing();
        for (String address :
                service.isDeleting() ? List.<String>of() : Allocated.addressesOf(service)) {
            plan = plan.then(decide(service, address, addresses.get("", address)));
        }
        return plan;
    }

    /// Pure. What says that another service has the address is of one that had it before.
    static Plan decide(Service service, String address, Optional<IpAddress> present) {
        Change create = Change.create(Allocated.ADDRESSES, Allocated.to(service, address));
        if (present.isEmpty()) {
            return Plan.of(create);
        }
        IpAddress old = present.get();
        boolean done = Allocated.owner(old).equals(Key.of(service)) || !Allocated.isOurs(old);
        return done ? Plan.nothing() : Plan.of(Change.delete(Allocated.ADDRESSES, old), create);
    }
}
