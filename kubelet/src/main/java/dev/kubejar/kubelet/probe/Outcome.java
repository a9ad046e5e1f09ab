package dev.kubejar.kubelet.probe;

/// How one try of a probe ended.
public sealed interface Outcome {

    /// It answered as it should.
    record Success() implements Outcome {}

    /// It answered as it should, with something to tell the user.
    record Warning(String message) implements Outcome {}

    /// It did not.
    record Failure(String message) implements Outcome {}

    /// The question could not be put; says nothing about the container.
    record Unasked(String message) implements Outcome {}

    default boolean succeeded() {
        return switch (this) {
            case Success _, Warning _ -> true;
            case Failure _, Unasked _ -> false;
        };
    }
}
