package dev.kubejar.apiserver.admission;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.core.service.ServicePort;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.admission.Attempt.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Gives services their node ports, each to one service at a time. Comes after [ServiceAddresses],
/// which carries over what an update leaves out.
///
/// What stored services hold is read from the store at the start and again after every write of a
/// service; what an attempt takes is held for it until it is settled. So a failed or dry write
/// gives everything back, and nothing needs to be repaired after a crash.
///
/// Source:
/// [NodePort](https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport)
public final class NodePorts implements Admission {
    private static final int FIRST_PORT = 30_000;
    private static final int LAST_PORT = 32_767;
    private static final String TAKEN = "provided port is already allocated";

    private final Lookup lookup;
    private final RandomGenerator random;

    @GuardedBy("this")
    private final PortHolders holders = new PortHolders();

    /// Reads what the stored services hold.
    public NodePorts(Lookup lookup, RandomGenerator random) {
        this.lookup = lookup;
        this.random = random;
        for (ApiObject service : lookup.all(Service.KIND.type())) {
            holders.store(service.meta().uid(), portsOf(service));
        }
    }

    /// The ports on every node that one service holds.
    private static Set<Integer> portsOf(ApiObject service) {
        var ports = new HashSet<Integer>();
        new Service(service).ports().stream().map(ServicePort::nodePort).forEach(ports::add);
        ports.add(Math.toIntExact(service.spec().integer("healthCheckNodePort", 0)));
        ports.remove(0);
        return Set.copyOf(ports);
    }

    @Override
    public ApiObject admit(Attempt attempt, ApiObject object) {
        if (!attempt.isOf("", "Service") || attempt.operation() == Operation.DELETE) {
            return object;
        }
        String uid = attempt.previous().orElse(object).meta().uid();
        return allocated(attempt, object, uid);
    }

    private synchronized ApiObject allocated(Attempt attempt, ApiObject service, String uid) {
        boolean isNew = attempt.operation() == Operation.CREATE;
        ApiObject complete = withNodePorts(service, uid, isNew);
        holders.reserve(attempt, uid, portsOf(complete));
        return complete;
    }

    @Override
    public void settled(Attempt attempt) {
        if (attempt.isOf("", "Service")) {
            settle(attempt);
        }
    }

    private synchronized void settle(Attempt attempt) {
        holders.release(attempt).or(() -> uidOf(attempt)).ifPresent(uid -> refresh(attempt, uid));
    }

    private static Optional<String> uidOf(Attempt attempt) {
        return attempt.previous().map(previous -> previous.meta().uid());
    }

    @GuardedBy("this")
    private void refresh(Attempt attempt, String uid) {
        Set<Integer> ports =
                lookup.find(attempt.path())
                        .filter(now -> now.meta().uid().equals(uid))
                        .map(NodePorts::portsOf)
                        .orElse(Set.of());
        holders.store(uid, ports);
    }

    @GuardedBy("this")
    private ApiObject withNodePorts(ApiObject object, String uid, boolean isNew) {
        var service = new Service(object);
        boolean balanced = service.type().equals(Service.LOAD_BALANCER);
        boolean allocates =
                service.type().equals(Service.NODE_PORT)
                        || (balanced && object.spec().bool("allocateLoadBalancerNodePorts", true));
        boolean takesPorts = balanced || service.type().equals(Service.NODE_PORT);
        if (!takesPorts) {
            return object;
        }
        List<JsonObject> ports = object.spec().objects("ports");
        Map<Long, Long> asked = new HashMap<>();
        for (int i = 0; i < ports.size(); i++) {
            String path = "spec.ports[" + i + "].nodePort";
            checkPort(service, ports.get(i), path, uid);
            long number = ports.get(i).integer("nodePort", 0);
            long port = ports.get(i).integer("port", 0);
            if (isNew && number != 0 && asked.getOrDefault(number, port) != port) {
                throw refusedPort(service, path, number, TAKEN);
            }
            asked.put(number, port);
        }
        JsonObject spec =
                allocates ? object.spec().with("ports", filled(ports, uid, isNew)) : object.spec();
        return object.with("spec", withHealthCheckPort(spec, balanced, uid));
    }

    @GuardedBy("this")
    private void checkPort(Service service, JsonObject port, String path, String uid) {
        long asked = port.integer("nodePort", 0);
        if (asked == 0) {
            return;
        }
        if (asked < FIRST_PORT || asked > LAST_PORT) {
            throw refusedPort(
                    service,
                    path,
                    asked,
                    "provided port is not in the valid range. The range of valid ports is %d-%d"
                            .formatted(FIRST_PORT, LAST_PORT));
        }
        if (holders.isTaken(Math.toIntExact(asked), uid)) {
            throw refusedPort(service, path, asked, TAKEN);
        }
    }

    private static StatusException refusedPort(
            Service service, String path, long port, String why) {
        return StatusException.invalid(
                Service.KIND.type(),
                service.name(),
                List.of(FieldError.invalid(path, Json.of(port), why)));
    }

    /// The ports, each with a node port. In a new service, ports of one number in several protocols
    /// share theirs.
    @GuardedBy("this")
    private JsonArray filled(List<JsonObject> ports, String uid, boolean isNew) {
        Map<Long, Long> chosen = new HashMap<>();
        for (JsonObject port : ports) {
            long asked = port.integer("nodePort", 0);
            if (asked != 0) {
                chosen.putIfAbsent(port.integer("port", 0), asked);
            }
        }
        Set<Long> taken = new HashSet<>(chosen.values());
        var filled = new ArrayList<Json>();
        for (JsonObject port : ports) {
            if (port.integer("nodePort", 0) != 0) {
                filled.add(port);
                continue;
            }
            Long known = isNew ? chosen.get(port.integer("port", 0)) : null;
            long nodePort = known == null ? freePort(uid, taken) : known;
            chosen.put(port.integer("port", 0), nodePort);
            taken.add(nodePort);
            filled.add(port.with("nodePort", nodePort));
        }
        return JsonArray.of(filled);
    }

    @GuardedBy("this")
    private int freePort(String uid, Collection<Long> beside) {
        int count = LAST_PORT - FIRST_PORT + 1;
        int start = random.nextInt(count);
        for (int i = 0; i < count; i++) {
            int port = FIRST_PORT + (start + i) % count;
            if (!holders.isTaken(port, uid) && !beside.contains((long) port)) {
                return port;
            }
        }
        throw StatusException.internal("failed to allocate a nodePort: range is full");
    }

    /// Where a load balancer asks which nodes have pods of the service.
    @GuardedBy("this")
    private JsonObject withHealthCheckPort(JsonObject spec, boolean balanced, String uid) {
        boolean needed = balanced && spec.string("externalTrafficPolicy").equals("Local");
        int asked = Math.toIntExact(spec.integer("healthCheckNodePort", 0));
        if (needed && asked != 0 && holders.isTaken(asked, uid)) {
            throw StatusException.internal(
                    "failed to allocate requested HealthCheck NodePort " + asked + ": " + TAKEN);
        }
        if (!needed || asked != 0) {
            return spec;
        }
        List<Long> beside =
                spec.objects("ports").stream().map(it -> it.integer("nodePort", 0)).toList();
        return spec.with("healthCheckNodePort", freePort(uid, beside));
    }
}
