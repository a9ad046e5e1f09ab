package dev.kubejar.api.core.container;

import dev.kubejar.api.json.JsonObject;

/// A view of one entry of a Pod's `status.containerStatuses`.
public record ContainerStatus(JsonObject json) {

    public String name() {
        return json.string("name");
    }

    public ContainerState state() {
        return new ContainerState(json.object("state"));
    }

    /// How the run before this one ended.
    public ContainerState lastState() {
        return new ContainerState(json.object("lastState"));
    }

    public boolean ready() {
        return json.bool("ready");
    }

    public boolean started() {
        return json.bool("started");
    }

    public int restartCount() {
        return Math.toIntExact(json.integer("restartCount", 0));
    }

    public String image() {
        return json.string("image");
    }

    public String imageId() {
        return json.string("imageID");
    }

    /// `docker://0123…`; empty before the first start.
    public String containerId() {
        return json.string("containerID");
    }
}
