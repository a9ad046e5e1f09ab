package dev.kubejar.api.kind;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// `/status`: what a kind's controller reports of the object.
///
/// @param changesMetadata whether labels, annotations and their like may be changed along with it,
///   as for most kinds
/// @param check everything wrong with the step from the second object to the first
public record StatusPart(
        boolean changesMetadata, BiFunction<ApiObject, ApiObject, List<FieldError>> check)
        implements ObjectPart {
    private static final String STATUS = "status";

    /// Of a kind that takes any status.
    public static final StatusPart ANY = checkedBy((_, _) -> List.of());

    /// Of a kind whose status is wrong in what `check` finds, called with the next object and the
    /// previous one.
    public static StatusPart checkedBy(BiFunction<ApiObject, ApiObject, List<FieldError>> check) {
        return new StatusPart(true, check);
    }

    /// The same, but for metadata, of which only the owners of fields change.
    public StatusPart withoutMetadata() {
        return new StatusPart(false, check);
    }

    /// This part if `subresource` is `status`: the answer of most kinds' [Rules#part].
    public Optional<ObjectPart> at(String subresource) {
        return subresource.equals(STATUS) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public ApiObject changed(ApiObject wanted, ApiObject previous) {
        return previous.withFieldOf(wanted, STATUS);
    }

    @Override
    public List<FieldError> problems(ApiObject next, ApiObject previous) {
        return check.apply(next, previous);
    }
}
