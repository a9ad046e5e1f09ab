package dev.kubejar.api.core.container;

import dev.kubejar.api.json.JsonObject;

/// A view of one entry of a container's `ports`.
public record ContainerPort(JsonObject json) {

    public String name() {
        return json.string("name");
    }

    public int containerPort() {
        return Math.toIntExact(json.integer("containerPort", 0));
    }

    /// 0 when the node's port is not asked for.
    public int hostPort() {
        return Math.toIntExact(json.integer("hostPort", 0));
    }

    public String hostIp() {
        return json.string("hostIP");
    }

    public String protocol() {
        return json.findString("protocol").orElse("TCP");
    }
}
