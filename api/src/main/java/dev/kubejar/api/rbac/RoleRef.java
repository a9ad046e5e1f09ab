package dev.kubejar.api.rbac;

import dev.kubejar.api.json.JsonObject;

/// A view of the role that a binding gives: its group, kind and name.
public record RoleRef(JsonObject json) {

    /// The group of all roles.
    public static final String API_GROUP = "rbac.authorization.k8s.io";

    public String apiGroup() {
        return json.string("apiGroup");
    }

    /// `Role` or `ClusterRole`.
    public String kind() {
        return json.string("kind");
    }

    public String name() {
        return json.string("name");
    }
}
