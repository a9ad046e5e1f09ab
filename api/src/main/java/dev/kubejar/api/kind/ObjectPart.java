package dev.kubejar.api.kind;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.status.FieldError;
import java.time.Instant;
import java.util.List;

/// What a subresource that shows the whole object lets a client change of it, such as `/status` or
/// `/approval`.
///
/// Pure functions, as in [Rules].
public interface ObjectPart {

    /// `previous` with what `wanted` may change of it here.
    ApiObject changed(ApiObject wanted, ApiObject previous);

    /// What [#changed] made, with the times that the server sets.
    default ApiObject stamped(ApiObject next, ApiObject previous, Instant now) {
        return next;
    }

    /// Whether labels, annotations and their like may be changed along with it.
    default boolean changesMetadata() {
        return true;
    }

    /// The metadata that the step leaves, where it may change it: most leave what is wanted.
    default ObjectMeta metadata(ObjectMeta wanted, ObjectMeta previous) {
        return wanted;
    }

    /// Everything wrong with the step, in upstream's order; empty when valid.
    List<FieldError> problems(ApiObject next, ApiObject previous);
}
