package dev.kubejar.controllers.ipaddress;

import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.networking.IpAddress;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Key;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import dev.kubejar.client.reconcile.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Deletes the IPAddress of an address that no service has, such as after a crash: an address is
/// made a moment before its service.
///
/// Source: [IPAddress
/// objects](https://kubernetes.io/docs/reference/networking/virtual-ips/#ip-address-objects)
public final class FreedReconciler implements Reconciler<IpAddress> {
    /// How long a service may take to come after its address.
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Lister<Service> services;
    private final Time time;

    FreedReconciler(Lister<Service> services, Time time) {
        this.services = services;
        this.time = time;
    }

    public static Loop<IpAddress> loop(Wiring wiring) {
        Informer<Service> services = wiring.informers().of(Service.KIND);
        return new Loop<>(
                        "freed-ip-addresses",
                        wiring.informers().of(IpAddress.KIND),
                        new FreedReconciler(services.lister(), wiring.time()),
                        wiring,
                        1)
                .watching(
                        services,
                        service ->
                                addressesOf(service).stream()
                                        .map(address -> new Key("", address))
                                        .toList());
    }

    /// The service that has the address, by the object's word.
    static Key owner(IpAddress address) {
        JsonObject parent = address.parentRef().orElse(JsonObject.EMPTY);
        return new Key(parent.string("namespace"), parent.string("name"));
    }

    private static List<String> addressesOf(Service service) {
        return service.hasClusterIp() ? service.clusterIps() : List.of();
    }

    @Override
    public Plan reconcile(IpAddress address) {
        return decide(address, services.get(owner(address)), time.now());
    }

    /// Pure.
    static Plan decide(IpAddress address, Optional<Service> owner, Instant now) {
        boolean held = owner.filter(it -> addressesOf(it).contains(address.name())).isPresent();
        if (held || address.isDeleting() || !address.isAllocated()) {
            return Plan.nothing();
        }
        Duration age =
                Duration.between(address.meta().creationTimestamp().orElse(Instant.EPOCH), now);
        return age.compareTo(GRACE) < 0
                ? Plan.nothing().againAfter(GRACE.minus(age))
                : Plan.of(Change.delete(IpAddress.KIND.type(), address));
    }
}
