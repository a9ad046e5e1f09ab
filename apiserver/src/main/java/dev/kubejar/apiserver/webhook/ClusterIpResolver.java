package dev.kubejar.apiserver.webhook;

import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.Client;
import dev.kubejar.client.ResourcePath;
import java.io.IOException;
import java.net.InetSocketAddress;

/// Leads to a service's cluster address, as the API server of upstream does.
///
/// Source: [ResolveCluster](https://pkg.go.dev/k8s.io/apiserver/pkg/util/proxy#ResolveCluster)
public final class ClusterIpResolver implements ServiceResolver {
    private final Client client;

    public ClusterIpResolver(Client client) {
        this.client = client;
    }

    @Override
    public InetSocketAddress resolve(WebhookAddress.Service service, int port) throws IOException {
        JsonObject spec = read(service).object().spec();
        String type = spec.string("type");
        if (type.equals("ExternalName")) {
            return InetSocketAddress.createUnresolved(spec.string("externalName"), port);
        }
        if (spec.string("clusterIP").equals("None")) {
            return InetSocketAddress.createUnresolved(
                    service.name() + "." + service.namespace() + ".svc", port);
        }
        boolean has = spec.objects("ports").stream().anyMatch(it -> it.integer("port", 0) == port);
        if (!has) {
            throw new IOException(
                    "no service port %d found for service \"%s\"".formatted(port, service.name()));
        }
        return InetSocketAddress.createUnresolved(spec.string("clusterIP"), port);
    }

    private Service read(WebhookAddress.Service service) throws IOException {
        try {
            return Service.KIND.of(
                    client.get(
                            ResourcePath.of(
                                    Service.KIND.type(), service.namespace(), service.name())));
        } catch (StatusException e) {
            throw new IOException(e.status().message().replaceFirst("^services", "service"), e);
        }
    }
}
