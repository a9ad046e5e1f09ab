package dev.kubejar.api.core.pod;

import dev.kubejar.api.json.JsonObject;
import java.util.List;

/// A view of a pod's own additions to `resolv.conf`.
public record PodDnsConfig(JsonObject json) {

    public List<String> nameservers() {
        return json.strings("nameservers");
    }

    public List<String> searches() {
        return json.strings("searches");
    }

    /// As `resolv.conf` writes them: `ndots:2`, `edns0`.
    public List<String> options() {
        return json.objects("options").stream()
                .map(it ->
                        it.has("value")
                                ? it.string("name") + ":" + it.string("value")
                                : it.string("name"))
                .toList();
    }
}
