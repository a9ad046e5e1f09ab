package dev.kubejar.api.kind;

import dev.kubejar.api.ApiObject;
import java.util.OptionalLong;

/// How objects of a kind are born, replaced and deleted, where that differs from the plain way.
///
/// Pure functions, as in [Rules]; called by the verbs.
public interface Lifecycle {

    /// The plain way: status begins empty, only a create creates, a delete deletes at once.
    Lifecycle PLAIN = new Lifecycle() {};

    /// The plain way, but that an update may create.
    Lifecycle CREATED_BY_UPDATE =
            new Lifecycle() {
                @Override
                public boolean createdByUpdate() {
                    return true;
                }
            };

    /// The plain way, but that a deletion answers with what is gone.
    Lifecycle ANSWERS_WITH_DELETED =
            new Lifecycle() {
                @Override
                public boolean answersWithDeleted() {
                    return true;
                }
            };

    /// Whether a create may bring its own `status`, as a kubelet's Node does.
    default boolean statusAtBirth() {
        return false;
    }

    /// Whether an update of an object that is not there creates it, as for a Lease.
    default boolean createdByUpdate() {
        return false;
    }

    /// Whether an update must name the `resourceVersion` that it replaces.
    default boolean updatesNeedVersion() {
        return false;
    }

    /// Whether a deletion answers with the object that is gone instead of a `Status`.
    default boolean answersWithDeleted() {
        return false;
    }

    /// Whether a deletion that does not say what becomes of the dependents leaves them alone.
    default boolean orphansByDefault() {
        return false;
    }

    /// What such a deletion is warned of; empty for nothing.
    default String orphanWarning() {
        return "";
    }

    /// The seconds that a deletion leaves the object to end by itself, out of those the client
    /// `asked` for; empty for a kind without graceful deletion.
    default OptionalLong gracePeriodSeconds(ApiObject object, OptionalLong asked) {
        return OptionalLong.empty();
    }

    /// The object as a deletion that has begun leaves it, such as with `status.phase` Terminating.
    default ApiObject deleting(ApiObject object) {
        return object;
    }

    /// Whether something beside `metadata.finalizers` still holds a deleting object.
    default boolean isHeld(ApiObject object) {
        return false;
    }
}
