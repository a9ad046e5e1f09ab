package dev.kubejar.api.kind;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// What is special about a kind: its defaults, what a write may set or change, and what makes it
/// invalid.
///
/// Pure functions: no clock, no I/O, no look at other objects (that is admission's). Called by the
/// verbs on the request's thread, in this order: `defaulted`, `forCreate` or `forUpdate`, then
/// `problems` and `problemsOfCreate` or `problemsOfUpdate`, then `warnings`. Metadata, `generation`
/// and the split between the object and its `/status` are the verbs' own and the same for all
/// kinds.
public interface Rules {

    /// Rules of a kind that has none of its own.
    Rules NONE = new Rules() {};

    /// What is wrong with `name` as a name of this kind; most kinds take DNS subdomains.
    default List<String> nameComplaints(String name) {
        return Names.subdomain(name);
    }

    /// Fills in upstream's defaults; applied to what clients send and to what patches make.
    default ApiObject defaulted(ApiObject object) {
        return object;
    }

    /// Sets what a client may not choose at birth, such as `status.phase`.
    default ApiObject forCreate(ApiObject object) {
        return object;
    }

    /// Carries over what a client may not change, such as an allocated cluster IP that it left out.
    default ApiObject forUpdate(ApiObject next, ApiObject previous) {
        return next;
    }

    /// Keeps out of a write of `/status` what it may not change beside `status`: for most kinds
    /// nothing, `metadata` may be changed too.
    default ApiObject forStatusUpdate(ApiObject next, ApiObject previous) {
        return next;
    }

    /// Everything wrong with the object beside its metadata, in upstream's order; empty when valid.
    default List<FieldError> problems(ApiObject object) {
        return List.of();
    }

    /// Everything wrong with the object as a new one, beside [#problems].
    default List<FieldError> problemsOfCreate(ApiObject object) {
        return List.of();
    }

    /// Everything wrong with the step from `previous` to `next`, beside [#problems].
    default List<FieldError> problemsOfUpdate(ApiObject next, ApiObject previous) {
        return List.of();
    }

    /// Everything wrong with a write of `/status`.
    default List<FieldError> problemsOfStatusUpdate(ApiObject next, ApiObject previous) {
        return List.of();
    }

    /// What is dubious in a good object, in upstream's words; each becomes a `Warning:` header.
    ///
    /// @param previous what an update replaces; empty for a create
    default List<String> warnings(ApiObject object, Optional<ApiObject> previous) {
        return List.of();
    }

    /// What may be changed at `subresource`, if that shows the object and is not its `status`.
    default Optional<ObjectPart> part(String subresource) {
        return Optional.empty();
    }

    /// How the kind's objects are born, replaced and deleted.
    default Lifecycle lifecycle() {
        return Lifecycle.PLAIN;
    }
}
