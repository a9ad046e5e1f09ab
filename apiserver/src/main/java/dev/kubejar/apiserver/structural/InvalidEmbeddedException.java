package dev.kubejar.apiserver.structural;

import dev.kubejar.api.status.FieldError;

/// An embedded object's `apiVersion`, `kind` or `metadata` cannot be read.
final class InvalidEmbeddedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient FieldError problem;

    InvalidEmbeddedException(FieldError problem) {
        super(problem.message());
        this.problem = problem;
    }

    FieldError problem() {
        return problem;
    }
}
