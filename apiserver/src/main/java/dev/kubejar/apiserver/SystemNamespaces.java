package dev.kubejar.apiserver;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.Namespace;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.Client;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.WriteOptions;
import java.util.List;

/// The namespaces that every cluster has.
public final class SystemNamespaces {
    private static final List<String> NAMES =
            List.of("kube-system", "kube-public", "kube-node-lease", "default");

    private SystemNamespaces() {}

    /// Creates those that are missing.
    public static void ensure(Client client) {
        for (String name : NAMES) {
            try {
                client.create(
                        ResourcePath.all(Namespace.KIND.type()),
                        namespace(name),
                        WriteOptions.as("kube-apiserver"));
            } catch (StatusException e) {
                if (!e.is(Reason.ALREADY_EXISTS)) {
                    throw e;
                }
            }
        }
    }

    private static ApiObject namespace(String name) {
        return new ApiObject(JsonObject.of("metadata", JsonObject.of("name", Json.of(name))));
    }
}
