package dev.kubejar.api.legacy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.Conversion;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// How objects of an old version differ from their successor's, beside the version itself.
///
/// Pure functions.
interface OldVersion extends Conversion {

    /// Only the version differs.
    OldVersion SAME = new OldVersion() {};

    /// Fills in the defaults that the old version had and its successor has not, or has otherwise.
    default ApiObject defaulted(ApiObject old) {
        return old;
    }

    /// What this version says of the problems that its successor's rules find in `stored`: its
    /// fields have other names, and it checks less.
    default List<FieldError> problems(List<FieldError> found, ApiObject stored) {
        return found;
    }
}
