package dev.kubejar.client.reconcile;

import dev.kubejar.api.View;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.Key;

/// Decides what should be done about one object. It reads caches and writes nothing, never sleeps,
/// and passes the time into its pure decisions.
///
/// Called by a [Loop], for one key by one thread at a time.
public interface Reconciler<V extends View> {

    /// What should change, given the newest known state of `object`.
    Plan reconcile(V object);

    /// What should change when the object is gone. Not told of objects that came and went unseen.
    default Plan gone(Key key) {
        return Plan.nothing();
    }

    /// How to report that a change of `object`'s plan was refused; carried out before the key is
    /// tried again.
    default Plan refused(V object, Change change, StatusException refusal) {
        return Plan.nothing();
    }
}
