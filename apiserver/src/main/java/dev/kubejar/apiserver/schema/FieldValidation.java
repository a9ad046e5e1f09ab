package dev.kubejar.apiserver.schema;

import java.util.Optional;

/// What becomes of unknown and repeated fields in a request's body: the query parameter
/// `fieldValidation`.
///
/// Source: [field
/// validation](https://kubernetes.io/docs/reference/using-api/api-concepts/#setting-the-field-validation-level)
public enum FieldValidation {
    /// The request fails with 400.
    STRICT("Strict"),
    /// The request goes on without them and the answer carries warnings.
    WARN("Warn"),
    /// The request goes on without them.
    IGNORE("Ignore");

    private final String text;

    FieldValidation(String text) {
        this.text = text;
    }

    /// The level with the name; absent (`""`) means [#WARN], any other word is none.
    public static Optional<FieldValidation> named(String name) {
        if (name.isEmpty()) {
            return Optional.of(WARN);
        }
        for (FieldValidation level : values()) {
            if (level.text.equals(name)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
