package dev.kubejar.apiserver.http;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// What a server proves itself with, and whose clients it asks to do the same.
///
/// @param key of the first certificate in `chain`
/// @param chain the server's own certificate first
/// @param clientAuthorities named to clients, so that they know which certificate to send
public record TlsMaterial(
        PrivateKey key, List<X509Certificate> chain, List<X509Certificate> clientAuthorities) {
    public TlsMaterial {
        chain = List.copyOf(chain);
        clientAuthorities = List.copyOf(clientAuthorities);
    }
}
