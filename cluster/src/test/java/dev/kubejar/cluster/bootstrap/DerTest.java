package dev.kubejar.cluster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// BouncyCastle says what the bytes must be.
final class DerTest {

    private static byte[] der(ASN1Encodable value) throws IOException {
        return value.toASN1Primitive().getEncoded("DER");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65535, 65536, 16777216})
    void lengthsTakeAsFewBytesAsTheyCan(int length) throws IOException {
        byte[] content = new byte[length];

        assertThat(Der.octets(content).encoded()).isEqualTo(der(new DEROctetString(content)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "127",
                "128",
                "255",
                "32768",
                "170141183460469231731687303715884105727"
            })
    void numbersHaveASign(String number) throws IOException {
        var value = new BigInteger(number);

        assertThat(Der.integer(value).encoded()).isEqualTo(der(new ASN1Integer(value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.5.29.15",
                "1.2.840.10045.4.3.2",
                "0.9.2342.19200300.100.1.1",
                "2.999.127.128.16383.16384.9223372036854775807"
            })
    void objectIdsAreInBase128(String id) throws IOException {
        assertThat(Der.objectId(id).encoded()).isEqualTo(der(new ASN1ObjectIdentifier(id)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05Z",
                "2026-01-02T03:04:00.123456789Z",
                "2049-12-31T23:59:59Z",
                "2050-01-01T00:00:00Z"
            })
    void theYearHasTwoDigitsUntil2050(String time) throws IOException {
        Instant instant = Instant.parse(time);

        assertThat(Der.time(instant).encoded()).isEqualTo(der(new Time(Date.from(instant))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kube-apiserver", "Zürich"})
    void valuesNest(String text) throws IOException {
        byte[] bits = {(byte) 0b1010_0100};
        Der ours =
                Der.sequence(
                        Der.explicit(3, Der.text(text)),
                        Der.implicit(0, bits),
                        Der.bits(bits, 2),
                        Der.sequence());
        var theirs =
                new DERSequence(
                        new ASN1Encodable[] {
                            new DERTaggedObject(true, 3, new DERUTF8String(text)),
                            new DERTaggedObject(false, 0, new DEROctetString(bits)),
                            new DERBitString(bits, 2),
                            new DERSequence()
                        });

        assertThat(ours.encoded()).isEqualTo(der(theirs));
    }
}
