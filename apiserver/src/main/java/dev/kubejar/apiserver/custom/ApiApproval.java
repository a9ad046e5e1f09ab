package dev.kubejar.apiserver.custom;

import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.status.FieldError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Whether a kind in one of Kubernetes' own groups says who approved it.
///
/// Source: [api-approved.kubernetes.io](https://github.com/kubernetes/enhancements/pull/1111)
///
/// @param state what the annotation says
/// @param annotation its text
record ApiApproval(State state, String annotation) {
    static final String ANNOTATION = "api-approved.kubernetes.io";
    private static final String FIELD = "metadata.annotations[" + ANNOTATION + "]";
    private static final String SEE = ", see https://github.com/kubernetes/enhancements/pull/1111";

    /// What the annotation says.
    enum State {
        APPROVED("ApprovedAnnotation"),
        BYPASSED("UnapprovedAnnotation"),
        MISSING("MissingAnnotation"),
        INVALID("InvalidAnnotation");

        private final String reason;

        State(String reason) {
            this.reason = reason;
        }
    }

    /// Empty for a group that needs no approval.
    static Optional<ApiApproval> of(CustomResourceDefinition definition) {
        if (!isProtected(definition.group())) {
            return Optional.empty();
        }
        Optional<String> annotation =
                Optional.ofNullable(definition.meta().annotations().get(ANNOTATION));
        return Optional.of(
                annotation
                        .map(text -> new ApiApproval(stateOf(text), text))
                        .orElseGet(() -> new ApiApproval(State.MISSING, "")));
    }

    private static boolean isProtected(String group) {
        return group.equals("k8s.io")
                || group.endsWith(".k8s.io")
                || group.equals("kubernetes.io")
                || group.endsWith(".kubernetes.io");
    }

    private static State stateOf(String annotation) {
        if (isUrl(annotation)) {
            return State.APPROVED;
        }
        return annotation.startsWith("unapproved") ? State.BYPASSED : State.INVALID;
    }

    private static boolean isUrl(String text) {
        try {
            var url = new URI(text);
            return url.getScheme() != null && url.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    boolean isConformant() {
        return state == State.APPROVED;
    }

    /// The condition's reason.
    String reason() {
        return state.reason;
    }

    /// The condition's message.
    String message() {
        return switch (state) {
            case APPROVED -> "approved in " + annotation;
            case BYPASSED -> "not approved: \"" + annotation + "\"";
            case MISSING ->
                    "protected groups must have approval annotation \"" + ANNOTATION + "\"" + SEE;
            case INVALID ->
                    "protected groups must have approval annotation \""
                            + ANNOTATION
                            + "\" with either a URL or a reason starting with \"unapproved\""
                            + SEE;
        };
    }

    /// Why the definition may not be written.
    Optional<FieldError> problem() {
        return switch (state) {
            case APPROVED, BYPASSED -> Optional.empty();
            case MISSING -> Optional.of(FieldError.required(FIELD, message()));
            case INVALID -> Optional.of(FieldError.invalid(FIELD, annotation, message()));
        };
    }
}
