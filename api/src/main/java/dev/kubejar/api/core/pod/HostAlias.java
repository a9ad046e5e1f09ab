package dev.kubejar.api.core.pod;

import dev.kubejar.api.json.JsonObject;
import java.util.List;

/// A view of one line that a pod adds to its `/etc/hosts`.
public record HostAlias(JsonObject json) {

    public String ip() {
        return json.string("ip");
    }

    public List<String> hostnames() {
        return json.strings("hostnames");
    }
}
