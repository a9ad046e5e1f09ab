package dev.kubejar.apiserver.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.apiserver.auth.User;
import dev.kubejar.client.ResourcePath;
import java.util.Optional;

/// A write that is being tried. One request may make several attempts, each against newer state;
/// each is an object of its own, compared by identity.
public final class Attempt {
    private final Operation operation;
    private final KindDefinition row;
    private final ResourcePath path;
    private final Optional<ApiObject> previous;
    private final User user;
    private final boolean dryRun;

    /// What is tried.
    public enum Operation {
        CREATE,
        UPDATE,
        DELETE
    }

    /// An attempt of `user`.
    ///
    /// @param path with the object's name
    /// @param previous the object as it is kept now; empty for a create
    public Attempt(
            Operation operation,
            KindDefinition row,
            ResourcePath path,
            Optional<ApiObject> previous,
            User user,
            boolean dryRun) {
        this.operation = operation;
        this.row = row;
        this.path = path;
        this.previous = previous;
        this.user = user;
        this.dryRun = dryRun;
    }

    public Operation operation() {
        return operation;
    }

    public KindDefinition row() {
        return row;
    }

    public ResourcePath path() {
        return path;
    }

    public Optional<ApiObject> previous() {
        return previous;
    }

    public User user() {
        return user;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    /// Whether it is a create or update of an object itself, not of a subresource, of `kind` in
    /// `group`.
    public boolean isOf(String group, String kind) {
        return path.subresource().isEmpty()
                && row.storage().type().group().equals(group)
                && row.storage().type().kind().equals(kind);
    }

    @Override
    public String toString() {
        return operation + " " + path;
    }
}
