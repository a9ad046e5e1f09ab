package dev.kubejar.apiserver.webhook;

import dev.kubejar.api.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Where a webhook is: what a `clientConfig` says.
///
/// @param host whose certificate it must show: of the URL, or `NAME.NAMESPACE.svc`
/// @param path such as `/convert`; empty for none
/// @param service that leads there; empty for a URL
/// @param caBundle PEM; empty for the authorities that the JDK trusts
///
///   Source:
///   [WebhookClientConfig](https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/)
public record WebhookAddress(
        String host, int port, String path, Optional<Service> service, String caBundle) {
    private static final int HTTPS = 443;

    /// A service of the cluster.
    public record Service(String namespace, String name) {}

    /// Reads a `clientConfig` that has passed validation.
    public static WebhookAddress of(JsonObject clientConfig) {
        String caBundle = decoded(clientConfig.string("caBundle"));
        return clientConfig
                .findString("url")
                .map(url -> ofUrl(URI.create(url), caBundle))
                .orElseGet(() -> ofService(clientConfig.object("service"), caBundle));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static WebhookAddress ofUrl(URI url, String caBundle) {
        return new WebhookAddress(
                url.getHost(),
                url.getPort() < 0 ? HTTPS : url.getPort(),
                url.getRawPath(),
                Optional.empty(),
                caBundle);
    }

    private static WebhookAddress ofService(JsonObject service, String caBundle) {
        var named = new Service(service.string("namespace"), service.string("name"));
        return new WebhookAddress(
                named.name() + "." + named.namespace() + ".svc",
                (int) service.integer("port", HTTPS),
                service.string("path"),
                Optional.of(named),
                caBundle);
    }

    /// `webhook.default.svc:443`; a URL on its usual port has none.
    String authority() {
        return service.isEmpty() && port == HTTPS ? host : host + ":" + port;
    }
}
