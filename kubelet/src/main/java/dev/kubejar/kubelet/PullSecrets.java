package dev.kubejar.kubelet;

import dev.kubejar.api.core.config.Secret;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.kubelet.container.Configs;
import dev.kubejar.kubelet.runtime.ImageReference;
import dev.kubejar.kubelet.runtime.RegistryCredentials;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Finds the log-in for a registry among the pod's `imagePullSecrets`.
///
/// Source: [Pull from a private
/// registry](https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/)
record PullSecrets(Configs configs) {

    Optional<RegistryCredentials> of(Pod pod, ImageReference image) {
        return pod.spec().imagePullSecrets().stream()
                .flatMap(name -> configs.secret(pod.namespace(), name).stream())
                .flatMap(secret -> credentials(secret).stream())
                .filter(one -> host(one.server()).equals(image.domain()))
                .findFirst();
    }

    private static List<RegistryCredentials> credentials(Secret secret) {
        var found = new ArrayList<RegistryCredentials>();
        byte[] config = secret.data().get(".dockerconfigjson");
        byte[] old = secret.data().get(".dockercfg");
        JsonObject servers =
                config != null
                        ? parsed(config).object("auths")
                        : old != null ? parsed(old) : JsonObject.EMPTY;
        servers.keys().forEach(server -> found.add(credentials(server, servers.object(server))));
        return found;
    }

    private static JsonObject parsed(byte[] json) {
        try {
            return JsonReader.parseObject(json);
        } catch (JsonParseException e) {
            return JsonObject.EMPTY; // upstream passes over secrets that it cannot read
        }
    }

    private static RegistryCredentials credentials(String server, JsonObject entry) {
        String[] auth = decoded(entry.string("auth")).split(":", 2);
        boolean packed = auth.length == 2;
        return new RegistryCredentials(
                server,
                packed ? auth[0] : entry.string("username"),
                packed ? auth[1] : entry.string("password"),
                entry.string("identitytoken"));
    }

    private static String decoded(String auth) {
        try {
            return new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /// `docker.io` for Docker Hub's old address.
    private static String host(String server) {
        String host = server.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
        return host.equals("index.docker.io") ? "docker.io" : host;
    }
}
