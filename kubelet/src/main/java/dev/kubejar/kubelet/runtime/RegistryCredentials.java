package dev.kubejar.kubelet.runtime;

/// How to log in at a registry.
///
/// @param server e.g. `https://index.docker.io/v1/`
public record RegistryCredentials(
        String server, String username, String password, String identityToken) {
    @Override
    public String toString() {
        return "RegistryCredentials[server=" + server + ", username=" + username + "]";
    }
}
