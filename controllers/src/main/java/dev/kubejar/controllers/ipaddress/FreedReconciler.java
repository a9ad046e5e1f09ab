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
import java.util.Optional;

/// Deletes the IPAddress of an address that its service no longer has.
public final class FreedReconciler implements Reconciler<IpAddress> {
    private final Lister<Service> services;

    FreedReconciler(Lister<Service> services) {
        this.services = services;
    }

    public static Loop<IpAddress> loop(Wiring wiring) {
        Informer<Service> services = wiring.informers().of(Service.KIND);
        return new Loop<>(
                        "freed-ip-addresses",
                        wiring.informers().of(IpAddress.KIND),
                        new FreedReconciler(services.lister()),
                        wiring,
                        1)
                .watching(
                        services,
                        service ->
                                Allocated.addressesOf(service).stream()
                                        .map(address -> new Key("", address))
                                        .toList());
    }

    @Override
    public Plan reconcile(IpAddress address) {
        return decide(address, services.get(Allocated.owner(address)));
    }

    /// Pure.
    static Plan decide(IpAddress address, Optional<Service> owner) {
        boolean held =
                owner.filter(it -> Allocated.addressesOf(it).contains(address.name())).isPresent();
        return held || address.isDeleting() || !Allocated.isOurs(address)
                ? Plan.nothing()
                : Plan.of(Change.delete(Allocated.ADDRESSES, address));
    }
}
