package dev.kubejar.apiserver.webhook;

/// A webhook gave no answer that can be read; the message is the one that upstream's client gives:
/// `Post "https://…": dial tcp 10.0.0.1:443: connect: connection refused`.
public final class WebhookException extends Exception {
    private static final long serialVersionUID = 1;

    /// @param message in the words that upstream has for it
    public WebhookException(String message) {
        super(message);
    }

    /// The message.
    public String why() {
        return String.valueOf(getMessage());
    }
}
