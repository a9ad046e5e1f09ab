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
/// verbs on the request's thread, in this order: `defaulted`, `prepared`, `problems`, `warnings`.
/// Metadata, `generation` and the split between the object and its `/status` are the verbs' own and
/// the same for all kinds.
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

    /// The object that `write` leaves, with what a client may not choose: `status.phase` as it is
    /// at birth, say, or an allocated cluster IP that an update left out.
    default ApiObject prepared(Write write) {
        return write.next();
    }

    /// Everything wrong with a write of a prepared object, beside its metadata, in upstream's
    /// order; empty when valid.
    default List<FieldError> problems(Write write) {
        return List.of();
    }

    /// What is dubious in a good write, in upstream's words; each becomes a `Warning:` header. A
    /// new object is looked at as it came, before it was `prepared`.
    default List<String> warnings(Write write) {
        return List.of();
    }

    /// What may be changed at `subresource`, such as `status`, if that shows the object.
    default Optional<ObjectPart> part(String subresource) {
        return StatusPart.ANY.at(subresource);
    }

    /// The objects of a list in the order of a Table's rows: mostly the list's own.
    default List<ApiObject> inTable(List<ApiObject> listed) {
        return listed;
    }

    /// How the kind's objects are born, replaced and deleted.
    default Lifecycle lifecycle() {
        return Lifecycle.PLAIN;
    }
}
