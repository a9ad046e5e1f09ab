package dev.kubejar.apiserver.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.net.Ipv4;
import dev.kubejar.api.networking.IpAddress;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.admission.Attempt.Operation;
import dev.kubejar.client.Client;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.WriteOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives services their cluster IPs.
///
/// An address is a service's own as soon as there is an IPAddress of that name: whoever creates
/// that object has the address, so two requests, and objects that users make, never meet. It is
/// made before the service and taken away when the attempt is over and no service of that name
/// holds the address. After a crash between the two a controller puts right what is left.
///
/// Source: [ClusterIP
/// allocation](https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/)
public final class ServiceAddresses implements Admission {
    private static final Logger log = LoggerFactory.getLogger(ServiceAddresses.class);
    private static final WriteOptions WRITER = WriteOptions.as("kube-apiserver");

    private final Lookup lookup;
    private final ServiceRanges ranges;
    private final Supplier<Client> client;

    /// The addresses whose objects attempts under way have made or taken over.
    private final Map<Attempt, String> taken = new ConcurrentHashMap<>();

    /// @param client asked for when the first address is: it goes through the verbs, of which this
    ///   step is a part
    public ServiceAddresses(Lookup lookup, ServiceRanges ranges, Supplier<Client> client) {
        this.lookup = lookup;
        this.ranges = ranges;
        this.client = client;
    }

    @Override
    public ApiObject admit(Attempt attempt, ApiObject object) {
        if (!attempt.isOf("", "Service") || attempt.operation() == Operation.DELETE) {
            return object;
        }
        Write write = write(attempt, object);
        var service = new Service(attempt.row().rules().prepared(write));
        if (service.type().equals(Service.EXTERNAL_NAME)) {
            return service.object();
        }
        ApiObject filled = ServiceFamilies.filled(write(attempt, service.object()));
        return service.isHeadless() ? filled : withAddress(attempt, filled);
    }

    private static Write write(Attempt attempt, ApiObject next) {
        return attempt.previous()
                .<Write>map(old -> new Write.Update(next, old))
                .orElseGet(() -> new Write.Create(next));
    }

    private ApiObject withAddress(Attempt attempt, ApiObject object) {
        var service = new Service(object);
        String asked = service.clusterIp();
        String address = asked.isEmpty() ? free(attempt, service) : own(attempt, service, asked);
        return object.with(
                "spec",
                object.spec()
                        .with("clusterIP", address)
                        .with("clusterIPs", JsonArray.of(Json.of(address))));
    }

    private String free(Attempt attempt, Service service) {
        return ranges.candidates()
                .map(Ipv4::toString)
                .filter(it -> find(it).isEmpty() && take(attempt, service, it))
                .findFirst()
                .orElseThrow(() ->
                        StatusException.internal("failed to allocate a serviceIP: range is full"));
    }

    private String own(Attempt attempt, Service service, String asked) {
        Optional<Ipv4> address = Ipv4.parse(asked);
        boolean held = attempt.previous().filter(it -> holds(it, asked)).isPresent();
        if (address.isEmpty() || held) {
            return asked; // the kind's own rules say what is wrong with what is no address
        }
        ranges.refusal(address.get())
                .ifPresent(why -> {
                    throw refused(service, asked, why);
                });
        boolean free = find(asked).isEmpty() && take(attempt, service, asked);
        if (!free && !takeOver(attempt, asked)) {
            throw refused(service, asked, "provided IP is already allocated");
        }
        return asked;
    }

    private static StatusException refused(Service service, String asked, String why) {
        return StatusException.invalid(
                Service.KIND.type(),
                service.name(),
                List.of(
                        FieldError.invalid(
                                "spec.clusterIPs",
                                JsonArray.ofStrings(service.clusterIps()),
                                "failed to allocate IP %s: %s".formatted(asked, why))));
    }

    private static boolean holds(ApiObject service, String address) {
        return new Service(service).hasClusterIp()
                && new Service(service).clusterIps().contains(address);
    }

    private Optional<IpAddress> find(String address) {
        return lookup.find(pathOf(address)).map(IpAddress::new);
    }

    private static ResourcePath pathOf(String address) {
        return ResourcePath.of(IpAddress.KIND.type(), "", address);
    }

    /// Makes the object, unless somebody was faster. A dry run takes nothing.
    private boolean take(Attempt attempt, Service service, String address) {
        if (attempt.isDryRun()) {
            return true;
        }
        try {
            client.get()
                    .create(
                            ResourcePath.all(IpAddress.KIND.type()),
                            IpAddress.ofService(address, service.namespace(), service.name()),
                            WRITER);
            taken.put(attempt, address);
            return true;
        } catch (StatusException e) {
            if (e.is(Reason.ALREADY_EXISTS)) {
                return false;
            }
            throw e;
        }
    }

    /// Takes the object that a crash left, or that a deleted service of this name has yet to free.
    private synchronized boolean takeOver(Attempt attempt, String address) {
        boolean left = find(address).filter(it -> isFor(it, attempt.path())).isPresent();
        if (left && !attempt.isDryRun()) {
            taken.put(attempt, address);
        }
        return left;
    }

    // ---- giving back

    @Override
    public void settled(Attempt attempt) {
        if (attempt.isOf("", "Service") && !attempt.isDryRun()) {
            Set<String> concerned = new HashSet<>();
            Optional.ofNullable(taken.remove(attempt)).ifPresent(concerned::add);
            attempt.previous()
                    .map(Service::new)
                    .filter(Service::hasClusterIp)
                    .ifPresent(it -> concerned.addAll(it.clusterIps()));
            concerned.forEach(it -> release(attempt.path(), it));
        }
    }

    private static boolean isFor(IpAddress address, ResourcePath service) {
        return address.isAllocated() && address.isOf(service.namespace(), service.name());
    }

    private synchronized void release(ResourcePath service, String address) {
        boolean used =
                taken.containsValue(address)
                        || lookup.find(service).filter(it -> holds(it, address)).isPresent();
        Optional<IpAddress> freed =
                used ? Optional.empty() : find(address).filter(it -> isFor(it, service));
        try {
            freed.ifPresent(
                    it -> client.get().delete(pathOf(address), DeleteOptions.ofUid(it.uid())));
        } catch (StatusException e) {
            log.warn("msg=\"address not freed\" address={} error=\"{}\"", address, e.getMessage());
        }
    }
}
