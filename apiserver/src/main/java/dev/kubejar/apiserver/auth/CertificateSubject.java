package dev.kubejar.apiserver.auth;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/// Reads a user out of a certificate's subject.
final class CertificateSubject {
    /// The subject's attribute for a user's UID, under the name it is read by here.
    private static final Map<String, String> UID_ATTRIBUTE =
            Map.of("1.3.6.1.4.1.57683.2", "K8SUID");

    private CertificateSubject() {}

    /// Empty without a common name.
    static Optional<User> user(X509Certificate certificate) {
        List<Map.Entry<String, String>> attributes = attributes(certificate);
        List<String> names = values(attributes, "CN");
        List<String> uids = values(attributes, "K8SUID");
        if (names.isEmpty() || names.getLast().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new User(
                        names.getLast(),
                        uids.isEmpty() ? "" : uids.getLast(),
                        values(attributes, "O"),
                        Map.of(
                                "authentication.kubernetes.io/credential-id",
                                List.of("X509SHA256=" + fingerprint(certificate)))));
    }

    private static List<String> values(List<Map.Entry<String, String>> attributes, String type) {
        return attributes.stream()
                .filter(one -> one.getKey().equalsIgnoreCase(type))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// In the order in which the certificate has them.
    private static List<Map.Entry<String, String>> attributes(X509Certificate certificate) {
        var found = new ArrayList<Map.Entry<String, String>>();
        try {
            String subject =
                    certificate
                            .getSubjectX500Principal()
                            .getName(X500Principal.RFC2253, UID_ATTRIBUTE);
            for (Rdn rdn : new LdapName(subject).getRdns()) {
                add(rdn, found);
            }
        } catch (NamingException e) {
            throw new IllegalStateException("the JDK writes names that it can read", e);
        }
        return found;
    }

    private static void add(Rdn rdn, List<Map.Entry<String, String>> to) throws NamingException {
        NamingEnumeration<? extends Attribute> each = rdn.toAttributes().getAll();
        while (each.hasMore()) {
            Attribute one = each.next();
            for (int i = 0; i < one.size(); i++) {
                if (one.get(i) instanceof String text) {
                    to.add(Map.entry(one.getID(), text));
                }
            }
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
