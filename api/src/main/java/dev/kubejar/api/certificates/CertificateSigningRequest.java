package dev.kubejar.api.certificates;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.time.Duration;
import java.util.Optional;

/// The wish for a certificate, whether it was granted, and the certificate.
///
/// Source: [Certificate signing
/// requests](https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/)
public record CertificateSigningRequest(ApiObject object) implements View {
    public static final Kind<CertificateSigningRequest> KIND =
            new Kind<>(
                    new ResourceType(
                            "certificates.k8s.io",
                            "v1",
                            "CertificateSigningRequest",
                            "certificatesigningrequests",
                            Scope.CLUSTER),
                    CertificateSigningRequest::new);

    public static final String APPROVED = "Approved";
    public static final String DENIED = "Denied";
    public static final String FAILED = "Failed";

    public String signerName() {
        return object.spec().string("signerName");
    }

    /// Who asks.
    public String username() {
        return object.spec().string("username");
    }

    public Optional<Duration> requestedDuration() {
        return object.spec().has("expirationSeconds")
                ? Optional.of(Duration.ofSeconds(object.spec().integer("expirationSeconds", 0)))
                : Optional.empty();
    }

    /// Whether there is a condition of `type`.
    public boolean has(String type) {
        return object.status().objects("conditions").stream()
                .anyMatch(it -> it.string("type").equals(type));
    }

    public boolean isIssued() {
        return !object.status().string("certificate").isEmpty();
    }
}
