package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.kubelet.runtime.Usage;
import java.time.Duration;

/// A container's use as `GET /containers/ID/stats` shows it: pure reading.
///
/// Source: [cAdvisor's working
/// set](https://github.com/google/cadvisor/blob/master/container/libcontainer/handler.go)
record Stats(JsonObject json) {

    /// The working set is all memory but the files that nobody has read lately, which the kernel
    /// takes back when it needs room. Their name is another in the first version of cgroups.
    Usage usage() {
        JsonObject memory = json.object("memory_stats");
        JsonObject detail = memory.object("stats");
        long idle = detail.integer("total_inactive_file", detail.integer("inactive_file", 0));
        long used = json.object("cpu_stats").object("cpu_usage").integer("total_usage", 0);
        return new Usage(Duration.ofNanos(used), Math.max(0, memory.integer("usage", 0) - idle));
    }
}
