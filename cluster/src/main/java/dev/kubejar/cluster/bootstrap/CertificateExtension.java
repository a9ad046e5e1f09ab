package dev.kubejar.cluster.bootstrap;

import dev.kubejar.api.net.Ipv4;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The extensions of our certificates, in DER.
///
/// Source: [RFC 5280](https://www.rfc-editor.org/rfc/rfc5280#section-4.2)
final class CertificateExtension {
    private static final String KEY_ID = "2.5.29.14";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String NAMES = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String ISSUER_KEY_ID = "2.5.29.35";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    /// Bits 0, 2 and 5: signatures, encipherment of keys, signing of certificates.
    private static final byte[] AUTHORITY_BITS = {(byte) 0b1010_0100};

    /// Bit 0: signatures.
    private static final byte[] SIGNATURE_BIT = {(byte) 0b1000_0000};

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private CertificateExtension() {}

    static Der isAuthority() {
        return critical(BASIC_CONSTRAINTS, Der.sequence(Der.yes()));
    }

    static Der isNoAuthority() {
        return critical(BASIC_CONSTRAINTS, Der.sequence());
    }

    static Der usageOfAuthority() {
        return critical(KEY_USAGE, Der.bits(AUTHORITY_BITS, 2));
    }

    static Der usageOfOthers() {
        return critical(KEY_USAGE, Der.bits(SIGNATURE_BIT, 7));
    }

    static Der forServers() {
        return plain(EXTENDED_KEY_USAGE, Der.sequence(Der.objectId(SERVER_AUTH)));
    }

    static Der forClients() {
        return plain(EXTENDED_KEY_USAGE, Der.sequence(Der.objectId(CLIENT_AUTH)));
    }

    static Der names(List<String> dnsNames, List<Ipv4> addresses) {
        return plain(
                NAMES,
                Der.sequence(
                        Stream.concat(
                                        dnsNames.stream().map(CertificateExtension::dnsName),
                                        addresses.stream().map(CertificateExtension::address))
                                .toList()));
    }

    static Der keyId(byte[] id) {
        return plain(KEY_ID, Der.octets(id));
    }

    /// That of the authority's key; empty if its certificate does not name it.
    static Optional<Der> issuerKeyId(X509Certificate authority) {
        return Optional.ofNullable(authority.getExtensionValue(KEY_ID))
                .map(CertificateExtension::content)
                .map(CertificateExtension::content)
                .map(id -> plain(ISSUER_KEY_ID, Der.sequence(Der.implicit(0, id))));
    }

    /// Of an octet string shorter than 128: a tag and a length precede it.
    private static byte[] content(byte[] octets) {
        return Arrays.copyOfRange(octets, 2, octets.length);
    }

    private static Der dnsName(String name) {
        return Der.implicit(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII));
    }

    private static Der address(Ipv4 address) {
        return Der.implicit(IP_ADDRESS, ByteBuffer.allocate(4).putInt(address.bits()).array());
    }

    /// One that nobody may overlook.
    private static Der critical(String id, Der value) {
        return Der.sequence(Der.objectId(id), Der.yes(), Der.octets(value.encoded()));
    }

    private static Der plain(String id, Der value) {
        return Der.sequence(Der.objectId(id), Der.octets(value.encoded()));
    }
}
