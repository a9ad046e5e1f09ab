package dev.kubejar.controllers.garbage;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import java.util.List;

/// An object of any kind, of which only its metadata matters.
record Thing(ApiObject object) implements View {
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    static Kind<Thing> kind(ResourceType type) {
        return new Kind<>(type, Thing::new);
    }

    List<OwnerReference> owners() {
        return meta().ownerReferences();
    }

    List<String> ownerUids() {
        return owners().stream().map(OwnerReference::uid).toList();
    }

    /// Whether its deletion waits for the end of its dependents.
    boolean awaitsDependents() {
        return isDeleting() && meta().finalizers().contains(FOREGROUND);
    }

    /// Whether its deletion first lets its dependents go.
    boolean orphansDependents() {
        return isDeleting() && meta().finalizers().contains(ORPHAN);
    }

    /// Whether this object holds up the deletion of the owner with that UID.
    boolean blocks(String ownerUid) {
        return owners().stream()
                .anyMatch(one -> one.uid().equals(ownerUid) && one.blockOwnerDeletion());
    }

    List<String> finalizersWithoutForeground() {
        return meta().finalizers().stream().filter(one -> !one.equals(FOREGROUND)).toList();
    }

    List<String> finalizersWithoutOrphan() {
        return meta().finalizers().stream().filter(one -> !one.equals(ORPHAN)).toList();
    }

    boolean hasForegroundFinalizer() {
        return meta().finalizers().contains(FOREGROUND);
    }

    boolean hasOrphanFinalizer() {
        return meta().finalizers().contains(ORPHAN);
    }
}
