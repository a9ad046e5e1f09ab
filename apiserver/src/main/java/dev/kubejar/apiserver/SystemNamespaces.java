package dev.kubejar.apiserver;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.Namespace;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.scheduling.PriorityClass;
import dev.kubejar.api.scheduling.SystemPriorityClass;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.Client;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.WriteOptions;
import java.util.List;

/// The namespaces that every cluster has, and the priority classes of what runs in them.
public final class SystemNamespaces {
    private static final List<String> NAMESPACES =
            List.of("kube-system", "kube-public", "kube-node-lease", "default");

    private SystemNamespaces() {}

    /// Creates those that are missing.
    public static void ensure(Client client) {
        for (String name : NAMESPACES) {
            ensure(client, Namespace.KIND.type(), namespace(name));
        }
        for (SystemPriorityClass priority : SystemPriorityClass.ALL) {
            ensure(client, PriorityClass.KIND.type(), priority.object());
        }
    }

    private static void ensure(Client client, ResourceType type, ApiObject object) {
        try {
            client.create(ResourcePath.all(type), object, WriteOptions.as("kube-apiserver"));
        } catch (StatusException e) {
            if (!e.is(Reason.ALREADY_EXISTS)) {
                throw e;
            }
        }
    }

    private static ApiObject namespace(String name) {
        return new ApiObject(JsonObject.of("metadata", JsonObject.of("name", Json.of(name))));
    }
}
