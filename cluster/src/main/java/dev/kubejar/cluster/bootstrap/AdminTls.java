package dev.kubejar.cluster.bootstrap;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// What a client in Java needs to reach the API server as the kubeconfig's user.
public final class AdminTls {
    private AdminTls() {}

    /// From a cluster's folder of certificates; throws [IOException] when they cannot be read.
    public static SSLContext load(Path pki) throws IOException {
        Identity authority = Identity.load(pki, "ca");
        Identity admin = Identity.load(pki, "admin");
        try {
            KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
            keys.load(null, null);
            keys.setCertificateEntry("ca", authority.certificate());
            keys.setKeyEntry(
                    "admin", admin.key(), new char[0], new Certificate[] {admin.certificate()});
            var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, new char[0]);
            var trusted =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(keys);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates in " + pki + " cannot be used", e);
        }
    }
}
