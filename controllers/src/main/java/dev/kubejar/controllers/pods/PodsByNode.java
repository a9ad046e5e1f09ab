package dev.kubejar.controllers.pods;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.client.Key;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Lister;
import java.util.List;

/// Finds the pods of a node.
public final class PodsByNode {
    private static final String NODE = "node";

    private final Lister<Pod> lister;

    public PodsByNode(Informer<Pod> informer) {
        this.lister = informer.index(NODE, pod -> List.of(pod.nodeName())).lister();
    }

    public List<Pod> on(String node) {
        return lister.indexed(NODE, node);
    }

    public List<Key> keysOn(String node) {
        return on(node).stream().map(Key::of).toList();
    }
}
