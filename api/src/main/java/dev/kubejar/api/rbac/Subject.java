package dev.kubejar.api.rbac;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import java.util.List;

/// A view of one whom a binding gives a role.
public record Subject(JsonObject json) {
    public static final String SERVICE_ACCOUNT = "ServiceAccount";
    public static final String USER = "User";
    public static final String GROUP = "Group";

    static List<Subject> all(ApiObject binding) {
        return binding.json().objects("subjects").stream().map(Subject::new).toList();
    }

    public String kind() {
        return json.string("kind");
    }

    public String apiGroup() {
        return json.string("apiGroup");
    }

    public String name() {
        return json.string("name");
    }

    /// Of a service account; empty for the others.
    public String namespace() {
        return json.string("namespace");
    }
}
