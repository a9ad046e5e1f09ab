package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.time.Time;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import java.util.List;
import java.util.Map;

/// Removes what a cluster made on an engine and nothing else: what carries its label, and the
/// sandbox image when no other cluster's sandbox is left.
public final class DockerCleanup {
    private DockerCleanup() {}

    /// What was removed.
    public record Removed(int containers, int networks) {}

    /// Kills and removes the containers of all the cluster's nodes, then its network. May be done
    /// again after it failed half-way.
    ///
    /// @throws RuntimeFailure.Unreachable when no engine answers
    public static Removed removeAll(EngineAddress address, String clusterId, Time time) {
        try (Engine engine = Engine.connect(address, time)) {
            var filter = DockerLabels.filter(Map.of(DockerLabels.CLUSTER, clusterId));
            List<String> containers = ids(engine, "/containers/json", filter);
            containers.forEach(id -> remove(engine, "/containers/" + id));
            List<String> networks = ids(engine, "/networks", filter);
            networks.forEach(id -> remove(engine, "/networks/" + id));
            removeImage(engine);
            return new Removed(containers.size(), networks.size());
        }
    }

    private static List<String> ids(Engine engine, String path, JsonObject filter) {
        var request =
                EngineRequest.get(path).query("all", true).query("filters", filter.toString());
        return engine.list(request).stream().map(one -> one.string("Id")).toList();
    }

    private static void remove(Engine engine, String path) {
        var request = EngineRequest.delete(path).query("force", true).query("v", true);
        Gone.isFine(() -> engine.call(request));
    }

    /// The engine itself refuses while a container needs it.
    private static void removeImage(Engine engine) {
        try {
            Gone.isFine(() -> engine.call(EngineRequest.delete("/images/" + PauseImage.NAME)));
        } catch (RuntimeFailure.Refused _) {
            // Another cluster's: it stays.
        }
    }
}
