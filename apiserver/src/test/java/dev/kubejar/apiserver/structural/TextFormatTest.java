package dev.kubejar.apiserver.structural;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TextFormatTest {

    record Row(String format, List<String> good, List<String> bad) {}

    // spotless:off
    static final List<Row> ROWS = List.of(
        new Row("bsonobjectid", List.of("507f1f77bcf86cd799439011"), List.of("507f1f77", "")),
        new Row("uri", List.of("http://example.com", "https://u:p@example.com:8080/a?b=c", "/abs/path", "mailto:a@b", "http://[::1]:80/"),
                List.of("", "example.com", "foo/bar", "http://a b/", "http://x:port/", "/a%zz")),
        new Row("email", List.of("a@example.com", "Ann <a@example.com>", "\"a b\"@example.com", "a.b@x"),
                List.of("", "a", "a@", "@b", "a@b@c", "a b@c", "a@b, c@d")),
        new Row("hostname", List.of("example.com", "a", "my-host.example", "1host.org"),
                List.of("", "-a.com", "a_b.com", "a..b", "x." + "a".repeat(64), "a.".repeat(130) + "com")),
        new Row("ipv4", List.of("10.0.0.1", "010.000.000.001"), List.of("10.0.0", "256.0.0.1", "::1", "")),
        new Row("ipv6", List.of("::1", "2001:db8::ffff", "::ffff:10.0.0.1"), List.of("10.0.0.1", "2001:db8", ":::", "")),
        new Row("cidr", List.of("10.0.0.0/8", "10.1.2.3/24", "fd00::/64"), List.of("10.0.0.0", "10.0.0.0/33", "fd00::/129", "10.0.0.0/-1")),
        new Row("mac", List.of("01:23:45:67:89:ab", "01-23-45-67-89-AB", "0123.4567.89ab", "01:23:45:67:89:ab:cd:ef"),
                List.of("01:23:45:67:89", "01:23-45:67:89:ab", "")),
        new Row("uuid", List.of("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "6BA7B8109DAD11D180B400C04FD430C8"), List.of("6ba7b810", "")),
        new Row("uuid3", List.of("a3bb189e-8bf9-3888-9912-ace4e6543002"), List.of("6ba7b810-9dad-11d1-80b4-00c04fd430c8")),
        new Row("uuid4", List.of("d9428888-122b-41e1-b85c-61cc3cbb3210"), List.of("6ba7b810-9dad-11d1-80b4-00c04fd430c8")),
        new Row("uuid5", List.of("886313e1-3b8a-5372-9b90-0c9aee199e5d"), List.of("6ba7b810-9dad-11d1-80b4-00c04fd430c8")),
        new Row("isbn", List.of("0321751043", "978-0321751041"), List.of("0321751042", "")),
        new Row("isbn10", List.of("0321751043"), List.of("978-0321751041")),
        new Row("isbn13", List.of("978-0321751041"), List.of("978-0321751042")),
        new Row("creditcard", List.of("4111 1111 1111 1111", "378282246310005"), List.of("4111111111111112", "")),
        new Row("ssn", List.of("111-11-1111", "111111111"), List.of("111-1-1111")),
        new Row("hexcolor", List.of("#FFFFFF", "fff"), List.of("#ff", "red")),
        new Row("rgbcolor", List.of("rgb(255,255,255)", "rgb( 0 , 1 , 2 )"), List.of("rgb(256,0,0)", "rgb(1,2)")),
        new Row("byte", List.of("aGVsbG8=", "AAAA"), List.of("", "aGVsbG8", "a*==")),
        new Row("password", List.of("", "secret"), List.of()),
        new Row("date", List.of("2026-11-21"), List.of("2026-02-30", "2026-1-1", "2026-11-21T00:00:00Z", "")),
        new Row("date-time", List.of("2014-12-15T19:30:20.000Z", "2014-12-15t19:30:20+02:00"),
                List.of("2014-12-15", "2014-12-15T25:00:00Z", "2014-12-15T19:30:20", "")),
        new Row("datetime", List.of("2014-12-15T19:30:20Z"), List.of("x")),
        new Row("duration", List.of("22 ns", "1h15m30.5s", "-1.5h", "0", "3 days", "2w"), List.of("", "5", "abc", "5 parsecs", "9999999999.5h")),
        new Row("quantity", List.of("10Gi", "500m", "1e3"), List.of("", "ten", "1 Gi")),
        new Row("k8s-short-name", List.of("my-name", "a".repeat(63)), List.of("My", "a.b", "a".repeat(64), "-a", "")),
        new Row("k8s-long-name", List.of("my.name", "a".repeat(64)), List.of("a..b", "A", "a".repeat(254), "")));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void knowsItsTexts(Row row) {
        TextFormat format = TextFormat.named(row.format).orElseThrow();

        assertThat(row.good).allMatch(format::accepts);
        assertThat(row.bad).noneMatch(format::accepts);
    }
}
