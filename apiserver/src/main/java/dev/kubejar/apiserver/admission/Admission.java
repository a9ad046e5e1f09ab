package dev.kubejar.apiserver.admission;

import dev.kubejar.api.ApiObject;

/// One step before a write. Called on the request's thread; must not block.
public interface Admission {

    /// The object as it goes on, changed or not; for a deletion the object that is to go. Throws
    /// [dev.kubejar.api.status.StatusException] to refuse.
    ApiObject admit(Attempt attempt, ApiObject object);

    /// Told once after each [#admit] that did not refuse, however the attempt ended: the store now
    /// holds its outcome, and what was reserved for it can be given back.
    default void settled(Attempt attempt) {}
}
