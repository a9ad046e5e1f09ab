package dev.kubejar.apiserver.request;

/// Names of upstream's Go types, as some refusals print them.
public final class GoTypes {

    private GoTypes() {}

    /// The type inside upstream's server, which has no version: `core.Pod`, `networking.Ingress`.
    public static String internal(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        String name = group.isEmpty() || group.equals("events.k8s.io") ? "core" : group;
        return name.split("\\.", 2)[0] + "." + kind;
    }

    /// The type of one version: `v1.Pod`.
    public static String versioned(String apiVersion, String kind) {
        return apiVersion.substring(apiVersion.indexOf('/') + 1) + "." + kind;
    }
}
