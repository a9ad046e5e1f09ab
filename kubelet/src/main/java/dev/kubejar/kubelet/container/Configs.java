package dev.kubejar.kubelet.container;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.config.ConfigMap;
import dev.kubejar.api.core.config.Secret;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.Client;
import dev.kubejar.client.ResourcePath;
import java.util.Optional;

/// Reads the ConfigMaps and Secrets that pods refer to, always as they are now: a container that is
/// started is never given a stale one.
public final class Configs {
    private final Client client;

    public Configs(Client client) {
        this.client = client;
    }

    public Optional<ConfigMap> configMap(String namespace, String name) {
        return find(ConfigMap.KIND.type(), namespace, name).map(ConfigMap::new);
    }

    public Optional<Secret> secret(String namespace, String name) {
        return find(Secret.KIND.type(), namespace, name).map(Secret::new);
    }

    private Optional<ApiObject> find(ResourceType type, String namespace, String name) {
        try {
            return Optional.of(client.get(ResourcePath.of(type, namespace, name)));
        } catch (StatusException e) {
            if (e.is(Reason.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
