package dev.kubejar.apiserver.schema;

/// A value of the wrong type in a request's body, worded as upstream's decoder words it: `json:
/// cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32`.
///
/// The verbs put what they were asked to do before it and answer 400.
public final class TypeMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TypeMismatchException(String message) {
        super(message, null, false, false);
    }
}
