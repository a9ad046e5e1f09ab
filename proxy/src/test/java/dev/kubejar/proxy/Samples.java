package dev.kubejar.proxy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.api.json.JsonReader;

/// Services and slices for tests, written with single quotes.
public final class Samples {
    private Samples() {}

    public static Service service(String namespace, String name, String spec) {
        return new Service(
                object(
                        "{'metadata': {'namespace': '%s', 'name': '%s'}, 'spec': %s}"
                                .formatted(namespace, name, spec)));
    }

    public static EndpointSlice slice(
            String namespace, String service, String ports, String endpoints) {
        return new EndpointSlice(
                object(
                        """
                        {'metadata': {'namespace': '%s', 'name': '%s-x', 'labels': {'kubernetes.io/service-name': '%s'}},
                         'addressType': 'IPv4', 'ports': %s, 'endpoints': %s}\
                        """
                                .formatted(namespace, service, service, ports, endpoints)));
    }

    private static ApiObject object(String json) {
        return new ApiObject(JsonReader.parseObject(json.replace('\'', '"')));
    }
}
