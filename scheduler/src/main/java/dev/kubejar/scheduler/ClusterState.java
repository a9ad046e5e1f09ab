package dev.kubejar.scheduler;

import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.client.Key;
import dev.kubejar.scheduler.node.Demand;
import dev.kubejar.scheduler.node.NodeState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The nodes and what their pods have taken, pods under way to a node included. Belongs to the
/// scheduler's thread.
///
/// A pod that is being bound is *assumed*: it counts until the API shows it bound, gone, or the
/// binding has failed.
final class ClusterState {
    private final List<NodeState> nodes = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Key, Seat> seats = new HashMap<>();

    /// Where a pod sits, and whether that is only assumed.
    private record Seat(String node, Demand demand, boolean assumed) {}

    List<NodeState> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    boolean isAssumed(Key pod) {
        Seat seat = seats.get(pod);
        return seat != null && seat.assumed();
    }

    /// Whether more pods than before may find room on the node.
    boolean put(Node node) {
        Integer place = places.get(node.name());
        if (place != null) {
            NodeState before = nodes.get(place);
            NodeState after = before.with(node);
            nodes.set(place, after);
            return !after.looksLike(before);
        }
        places.put(node.name(), nodes.size());
        NodeState state = NodeState.empty(node);
        for (Seat seat : seats.values()) { // pods may be known before their node
            if (seat.node().equals(node.name())) {
                state = state.plus(seat.demand());
            }
        }
        nodes.add(state);
        return true;
    }

    void removeNode(String name) {
        Integer place = places.remove(name);
        if (place == null) {
            return;
        }
        NodeState last = nodes.removeLast();
        if (place < nodes.size()) {
            nodes.set(place, last);
            places.put(last.name(), place);
        }
    }

    /// A pod that the API shows on a node.
    void put(Pod pod) {
        seat(Key.of(pod), new Seat(pod.nodeName(), Demand.of(pod), false));
    }

    void assume(Demand demand, String node) {
        seat(Key.of(demand.pod()), new Seat(node, demand, true));
    }

    private void seat(Key pod, Seat seat) {
        remove(pod);
        seats.put(pod, seat);
        Integer place = places.get(seat.node());
        if (place != null) {
            nodes.set(place, nodes.get(place).plus(seat.demand()));
        }
    }

    /// Takes a pod off its node; whether it was on one.
    boolean remove(Key pod) {
        Seat seat = seats.remove(pod);
        if (seat == null) {
            return false;
        }
        Integer place = places.get(seat.node());
        if (place != null) {
            nodes.set(place, nodes.get(place).minus(seat.demand()));
        }
        return true;
    }
}
