package dev.kubejar.api.discovery;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.core.event.ObjectReference;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.List;
import java.util.Optional;

/// A part of the addresses of a service, which its label `kubernetes.io/service-name` names.
///
/// Source:
/// [EndpointSlices](https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/)
public record EndpointSlice(ApiObject object) implements View {
    public static final Kind<EndpointSlice> KIND =
            new Kind<>(
                    new ResourceType(
                            "discovery.k8s.io",
                            "v1",
                            "EndpointSlice",
                            "endpointslices",
                            Scope.NAMESPACED),
                    EndpointSlice::new);

    public static final String SERVICE_NAME_LABEL = "kubernetes.io/service-name";
    public static final String MANAGED_BY_LABEL = "endpointslice.kubernetes.io/managed-by";

    public String serviceName() {
        return meta().labels().getOrDefault(SERVICE_NAME_LABEL, "");
    }

    /// `IPv4`, `IPv6` or `FQDN`.
    public String addressType() {
        return object.json().string("addressType");
    }

    public List<Endpoint> endpoints() {
        return object.json().objects("endpoints").stream().map(Endpoint::new).toList();
    }

    public List<Port> ports() {
        return object.json().objects("ports").stream().map(Port::new).toList();
    }

    /// One backend.
    public record Endpoint(JsonObject json) {
        public List<String> addresses() {
            return json.strings("addresses");
        }

        /// Takes new connections; so does one that says nothing.
        public boolean ready() {
            return json.object("conditions").bool("ready", true);
        }

        /// Answers, though it may be on its way out.
        public boolean serving() {
            return json.object("conditions").bool("serving", ready());
        }

        public boolean terminating() {
            return json.object("conditions").bool("terminating");
        }

        public String hostname() {
            return json.string("hostname");
        }

        public String nodeName() {
            return json.string("nodeName");
        }

        public Optional<ObjectReference> targetRef() {
            return json.findObject("targetRef").map(ObjectReference::new);
        }
    }

    /// One port that all endpoints of the slice have.
    public record Port(JsonObject json) {
        public String name() {
            return json.string("name");
        }

        public String protocol() {
            return json.findString("protocol").orElse("TCP");
        }

        /// 0 means all ports.
        public int port() {
            return Math.toIntExact(json.integer("port", 0));
        }

        public String appProtocol() {
            return json.string("appProtocol");
        }
    }
}
