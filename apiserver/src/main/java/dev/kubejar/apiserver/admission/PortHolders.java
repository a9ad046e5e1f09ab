package dev.kubejar.apiserver.admission;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who holds which node port: services that are stored, and attempts that are under way. Belongs to
/// whoever holds its lock.
final class PortHolders {
    private final Map<String, Set<Integer>> stored = new HashMap<>();
    private final IdentityHashMap<Attempt, Holding> underWay = new IdentityHashMap<>();
    private final Map<Integer, Map<String, Integer>> holders = new HashMap<>();

    /// What an attempt holds for a service.
    record Holding(String uid, Set<Integer> ports) {}

    /// Whether a service other than `uid` holds `port`.
    boolean isTaken(int port, String uid) {
        Map<String, Integer> by = holders.getOrDefault(port, Map.of());
        return by.size() > (by.containsKey(uid) ? 1 : 0);
    }

    /// Sets what the stored service `uid` holds.
    void store(String uid, Set<Integer> ports) {
        count(uid, stored.getOrDefault(uid, Set.of()), -1);
        count(uid, ports, 1);
        if (ports.isEmpty()) {
            stored.remove(uid);
        } else {
            stored.put(uid, ports);
        }
    }

    void reserve(Attempt attempt, String uid, Set<Integer> ports) {
        underWay.put(attempt, new Holding(uid, ports));
        count(uid, ports, 1);
    }

    /// Gives back what the attempt holds; the service it held it for.
    Optional<String> release(Attempt attempt) {
        Holding holding = underWay.remove(attempt);
        if (holding == null) {
            return Optional.empty();
        }
        count(holding.uid(), holding.ports(), -1);
        return Optional.of(holding.uid());
    }

    private void count(String uid, Set<Integer> ports, int by) {
        ports.forEach(port -> count(port, uid, by));
    }

    private void count(int port, String uid, int by) {
        Map<String, Integer> counts = holders.computeIfAbsent(port, _ -> new HashMap<>());
        if (counts.merge(uid, by, Integer::sum) == 0) {
            counts.remove(uid);
        }
        if (counts.isEmpty()) {
            holders.remove(port);
        }
    }
}
