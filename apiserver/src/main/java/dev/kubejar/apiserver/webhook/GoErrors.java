package dev.kubejar.apiserver.webhook;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.util.Objects;
import javax.net.ssl.SSLException;

/// Failures of connections in Go's words.
final class GoErrors {
    private GoErrors() {}

    static String of(Exception failure) {
        return switch (failure) {
            case UncheckedIOException e -> of(Objects.requireNonNull(e.getCause()));
            case SSLException e -> ofTls(e);
            case EOFException _ -> "EOF";
            case IOException e -> String.valueOf(e.getMessage());
            default -> failure.toString();
        };
    }

    private static String ofTls(SSLException failure) {
        for (Throwable at = failure.getCause(); at != null; at = at.getCause()) {
            if (at instanceof CertificateException) {
                return String.valueOf(at.getMessage()); // worded already
            }
        }
        return "tls: " + failure.getMessage();
    }
}
