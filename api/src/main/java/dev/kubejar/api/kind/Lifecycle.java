package dev.kubejar.api.kind;

import dev.kubejar.api.ApiObject;
import java.util.OptionalLong;
import java.util.Set;

/// How objects of a kind are born, replaced and deleted, where that differs from the plain way.
///
/// Pure functions, as in [Rules]; called by the verbs.
public interface Lifecycle {

    /// The plain way: status begins empty, only a create creates, a delete deletes at once.
    Lifecycle PLAIN = of();

    /// A difference from the plain way that needs no words of its own.
    enum Trait {
        /// A create may bring its own `status`, as a kubelet's Node does.
        STATUS_AT_BIRTH,
        /// An update of an object that is not there creates it, as for a Lease.
        CREATED_BY_UPDATE,
        /// An update must name the `resourceVersion` that it replaces.
        UPDATES_NEED_VERSION,
        /// A deletion answers with the object that is gone instead of a `Status`.
        ANSWERS_WITH_DELETED,
        /// A deletion that does not say what becomes of the dependents leaves them alone.
        ORPHANS_BY_DEFAULT,
        /// A finalizer needs no domain. That of a kind of Kubernetes itself must have one, or be
        /// one of its own; others are only warned of.
        TAKES_ANY_FINALIZER,
        /// `generation` begins with the first change, as a CSIDriver's does.
        UNCOUNTED_AT_BIRTH,
        /// A change of labels counts in `generation`, as an EndpointSlice's does.
        COUNTS_LABELS
    }

    /// The plain way but for `traits`.
    static Lifecycle of(Trait... traits) {
        Set<Trait> all = Set.of(traits);
        return new Lifecycle() {
            @Override
            public Set<Trait> traits() {
                return all;
            }
        };
    }

    /// In what the kind differs; empty for most.
    default Set<Trait> traits() {
        return Set.of();
    }

    /// What a deletion that orphans by default is warned of; empty for nothing.
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
