package dev.kubejar.controllers.pods;

import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.selector.LabelSelector;
import dev.kubejar.client.reconcile.Change;
import java.util.ArrayList;
import java.util.List;

/// Which objects a controller has by its selector, and what must change in their owner references
/// for that: orphans that match are adopted, its own that match no longer are let go.
///
/// Source:
/// [BaseControllerRefManager](https://pkg.go.dev/k8s.io/kubernetes/pkg/controller#BaseControllerRefManager)
///
/// @param claimed the objects that count as the controller's, those to be adopted among them
/// @param changes in the order to make them
public record Claim<V extends View>(List<V> claimed, List<Change> changes) {

    public Claim {
        claimed = List.copyOf(claimed);
        changes = List.copyOf(changes);
    }

    /// What `controller` has among the candidates.
    ///
    /// @param controllerType the type of `controller`
    /// @param candidates objects of its namespace; those with another controller are passed over
    public static <V extends View> Claim<V> of(
            ResourceType controllerType,
            View controller,
            LabelSelector selector,
            ResourceType type,
            List<V> candidates) {
        var claimed = new ArrayList<V>();
        var changes = new ArrayList<Change>();
        boolean mayAdopt = !controller.isDeleting();
        for (V candidate : candidates) {
            boolean matches = selector.matches(candidate.meta().labels());
            if (candidate.meta().controller().isPresent()) {
                if (!candidate.meta().isControlledBy(controller.uid())) {
                    continue;
                }
                if (matches) {
                    claimed.add(candidate);
                } else if (mayAdopt) {
                    changes.add(release(type, candidate, controller));
                }
            } else if (matches && mayAdopt && !candidate.isDeleting()) {
                if (changes.stream().noneMatch(Change.Require.class::isInstance)) {
                    changes.add(Change.require(controllerType, controller));
                }
                changes.add(adopt(type, candidate, controller));
                claimed.add(candidate);
            }
        }
        return new Claim<>(claimed, changes);
    }

    private static Change adopt(ResourceType type, View orphan, View controller) {
        ObjectMeta adopted =
                orphan.meta().withOwner(OwnerReference.controllerOf(controller.object()));
        return owners(type, orphan, adopted.json().array("ownerReferences"));
    }

    private static Change release(ResourceType type, View owned, View controller) {
        List<JsonObject> others =
                owned.meta().ownerReferences().stream()
                        .filter(owner -> !owner.uid().equals(controller.uid()))
                        .map(OwnerReference::json)
                        .toList();
        return owners(type, owned, JsonArray.of(others));
    }

    private static Change owners(ResourceType type, View object, JsonArray owners) {
        return Change.merge(
                type, object, JsonObject.of("metadata", JsonObject.of("ownerReferences", owners)));
    }
}
