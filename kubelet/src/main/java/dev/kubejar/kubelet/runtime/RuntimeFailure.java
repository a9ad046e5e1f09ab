package dev.kubejar.kubelet.runtime;

/// The runtime could not do what was asked. The message is fit for a container's status: it holds
/// the engine's own words.
///
/// Which reason a status shows follows from the call: `pull` gives `ErrImagePull`, `create`
/// `CreateContainerError`, `start` `RunContainerError`, a sandbox's `run` `FailedCreatePodSandBox`.
public abstract sealed class RuntimeFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String message;

    private RuntimeFailure(String message) {
        super(message);
        this.message = message;
    }

    private RuntimeFailure(String message, Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }

    /// The engine does not answer: try again later.
    public static final class Unreachable extends RuntimeFailure {
        private static final long serialVersionUID = 1;

        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// The container, sandbox or image is not there.
    public static final class Missing extends RuntimeFailure {
        private static final long serialVersionUID = 1;

        public Missing(String message) {
            super(message);
        }
    }

    /// The engine said no, or could not.
    public static final class Refused extends RuntimeFailure {
        private static final long serialVersionUID = 1;

        public Refused(String message) {
            super(message);
        }
    }

    /// An image could not be fetched.
    public static final class PullFailed extends RuntimeFailure {
        private static final long serialVersionUID = 1;
        private final Why why;

        public PullFailed(Why why, String message) {
            super(message);
            this.why = why;
        }

        public Why why() {
            return why;
        }

        /// What a pull failed for.
        public enum Why {
            NOT_FOUND,
            UNAUTHORIZED,
            NETWORK,
            OTHER
        }
    }
}
