package dev.kubejar.apiserver.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.apiserver.cel.program.Meter;
import dev.kubejar.apiserver.cel.program.PlanException;
import dev.kubejar.apiserver.cel.program.Program;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What expressions without variables answer, library by library.
final class ExpressionTest {
    static final Environment ENVIRONMENT = Environment.of(Map.of(), DeclaredTypes.none().byName());

    // spotless:off
    static final List<String> TRUE = List.of(
            "1 + 2 * 3 == 7 && true",
            "dyn(1) == 1.0", "dyn(1u) == 1", "1 < 1.5", "2u > 1", "dyn(1) != 'a'",
            "[1, 2] == [1, 2]", "[1, 2] != [2, 1]", "{'a': 1} == {'a': 1}",
            "'a' in ['a', 'b']", "1 in {1: 'x'}", "!(3 in [1, 2])",
            "[1, 2, 3].all(x, x > 0)", "[1, 2, 3].exists(x, x > 2)", "[1, 2, 3].exists_one(x, x == 2)",
            "[1, 2, 3].map(x, x * 2) == [2, 4, 6]", "[1, 2, 3].filter(x, x > 1) == [2, 3]",
            "[1, 2, 3].map(x, x > 1, x * 10) == [20, 30]",
            "{'a': 1, 'b': 2}.all(k, k in ['a', 'b'])",
            "[1, 0, 2].exists(x, 4 / x == 2)", "![1, 0].all(x, 4 / x == 2)",
            "[5, 6].all(i, v, v == i + 5)", "{'a': 1}.exists(k, v, k == 'a' && v == 1)",
            "[1, 2].transformList(i, v, v * i) == [0, 2]",
            "{'a': 1}.transformMap(k, v, v + 1) == {'a': 2}",
            "{'a': 'b'}.transformMapEntry(k, v, {v: k}) == {'b': 'a'}",
            "[1, 2, 2].existsOne(i, v, v == 1)",
            "type(1) == int", "type('a') == string", "type([]) == list", "type(type(1)) == type",
            "type(timestamp('2026-01-01T00:00:00Z')) == google.protobuf.Timestamp",
            "size('héllo') == 5", "size(b'h\u00e9') == 3", "'abc'.size() == 3",
            "int('7') == 7", "int(1.9) == 1", "double('1.5') == 1.5", "string(1.5) == '1.5'", "string(1000000.0) == '1e+06'",
            "string(b'abc') == 'abc'", "bytes('abc') == b'abc'", "bool('true')", "uint(3) == 3u",
            "timestamp('2026-01-01T10:30:00+02:00').getHours() == 8",
            "timestamp('2026-01-01T10:30:00Z').getHours('Europe/Berlin') == 11",
            "timestamp('2026-01-01T10:30:00Z').getHours('-01:30') == 9",
            "timestamp('2026-02-03T00:00:00Z').getMonth() == 1", "timestamp('2026-02-03T00:00:00Z').getDate() == 3",
            "timestamp('2026-02-01T00:00:00Z').getDayOfWeek() == 0",
            "string(timestamp('2011-08-18T19:03:37.010+01:00')) == '2011-08-18T19:03:37.01+01:00'",
            "duration('1h30m').getMinutes() == 90", "string(duration('1m0.5s')) == '60.5s'",
            "timestamp('2026-01-02T00:00:00Z') - timestamp('2026-01-01T00:00:00Z') == duration('24h')",
            "timestamp('2026-01-01T00:00:00Z') + duration('1s') > timestamp('2026-01-01T00:00:00Z')",
            "'foobar'.matches('o+b')", "!'foobar'.matches('^o')",
            // optionals
            "optional.of(1).orValue(2) == 1", "optional.none().orValue(2) == 2", "!optional.none().hasValue()",
            "{'a': 1}.?a.orValue(0) == 1", "{'a': 1}[?'b'].orValue(0) == 0", "[1][?5].orValue(9) == 9",
            "{'a': {'b': 1}}.?a.b.value() == 1", "{'x': {'b': 1}}.?a.b == optional.none()",
            "optional.of(2).optMap(x, x * 2).value() == 4", "optional.ofNonZeroValue('').hasValue() == false",
            "[?optional.of(1), ?optional.none()] == [1]", "{?'a': optional.none()} == {}",
            "optional.none().or(optional.of(3)).value() == 3",
            // strings
            "'tacocat'.charAt(3) == 'o'", "'tacocat'.charAt(7) == ''", "'hello mellow'.indexOf('ello') == 1",
            "'hello mellow'.indexOf('ello', 2) == 7", "'hello mellow'.lastIndexOf('ello') == 7",
            "'hello mellow'.lastIndexOf('ello', 6) == 1", "'TacoCat'.lowerAscii() == 'tacocat'", "'TacoCÆt'.upperAscii() == 'TACOCÆT'",
            "'hello hello'.replace('he', 'we') == 'wello wello'", "'hello hello'.replace('he', 'we', 1) == 'wello hello'",
            "'hello hello'.replace('', '_') == '_h_e_l_l_o_ _h_e_l_l_o_'", "'abc'.replace('', '_', 2) == '_a_bc'", "'abc'.replace('', '_', 9) == '_a_b_c_'",
            "'hello hello hello'.split(' ') == ['hello', 'hello', 'hello']", "'hello hello hello'.split(' ', 2) == ['hello', 'hello hello']",
            "'abc'.split('') == ['a', 'b', 'c']", "'a b'.split(' ', 0) == []", "'tacocat'.substring(4) == 'cat'", "'tacocat'.substring(0, 4) == 'taco'",
            "'  \\ttrim\\n    '.trim() == 'trim'", "['x', 'y'].join('-') == 'x-y'", "['x', 'y'].join() == 'xy'",
            "'%s has %d'.format(['a', dyn(5)]) == 'a has 5'", "'%.3f'.format([1.23456]) == '1.235'", "'%x %X %o %b'.format([255, 255, 8, 5]) == 'ff FF 10 101'",
            "'%s'.format([[1, dyn('a'), dyn(null)]]) == '[1, \"a\", null]'", "'100%%'.format([]) == '100%'", "'%e'.format([1052.032911275]) == '1.052033e+03'",
            "strings.quote('a\"b\\n') == '\"a\\\\\"b\\\\n\"'",
            // lists
            "[1, 2, 3].isSorted()", "!['b', 'a'].isSorted()", "[1, 3].sum() == 4", "[1.0, 3.0].sum() == 4.0",
            "[duration('1m'), duration('1s')].sum() == duration('1m1s')", "[1, 3].min() == 1", "[1, 3].max() == 3",
            "[1, 2, 2, 3].indexOf(2) == 1", "[1, 2, 2, 3].lastIndexOf(2) == 2", "[1.0].indexOf(1.1) == -1",
            // sets
            "sets.contains([1, 2, 3], [2])", "!sets.contains([1], [2])", "sets.equivalent([1, 2], [2, 1, 1])", "sets.intersects([1], [1, 2])",
            // regex
            "'abc 123'.find('[0-9]+') == '123'", "'abc'.find('x') == ''", "'123 abc 456'.findAll('[0-9]+') == ['123', '456']",
            "'123 abc 456'.findAll('[0-9]+', 1) == ['123']", "'abc'.findAll('x') == []",
            // URLs
            "url('https://user:pass@example.com:80/path?query=val#fragment').getHost() == 'example.com:80'",
            "isURL('/absolute-path')", "!isURL('https://a:b:c/')", "!isURL('../relative-path')", "url('/path').getScheme() == ''",
            "url('https://[::1]:80/').getHost() == '[::1]:80'", "url('https://[::1]:80/').getHostname() == '::1'", "url('https://example.com:80/').getPort() == '80'",
            "url('https://example.com/path with spaces/').getEscapedPath() == '/path%20with%20spaces/'",
            "url('https://example.com/path?k1=a&k2=b&k2=c').getQuery() == {'k1': ['a'], 'k2': ['b', 'c']}",
            "url('https://example.com/path?key with spaces=value with spaces').getQuery() == {'key with spaces': ['value with spaces']}",
            // quantities
            "quantity('1.5Gi').isGreaterThan(quantity('1Gi'))", "isQuantity('200M')", "!isQuantity('200K')", "quantity('50k').add(quantity('20k')) == quantity('70k')",
            "quantity('50k').add(20).sub(quantity('100k')).sub(-50000) == quantity('20')", "quantity('50k').asInteger() == 50000",
            "quantity('500m').isInteger() == false", "quantity('200M').compareTo(quantity('0.2G')) == 0", "sign(quantity('-1')) == -1",
            "quantity('50k').sub(20000).asApproximateFloat() == 30000.0",
            // addresses
            "ip('127.0.0.1').isLoopback()", "ip('::1').family() == 6", "isIP('10.0.0.1')", "!isIP('10.0.0.256')", "!isIP('::ffff:1.2.3.4')", "!isIP('fe80::1%eth0')",
            "ip.isCanonical('2001:db8::abcd')", "!ip.isCanonical('2001:DB8::ABCD')", "!ip.isCanonical('2001:db8::0:0:0:abcd')", "string(ip('2001:db8:0:0:1::')) == '2001:db8:0:0:1::'",
            "ip('0.0.0.0').isUnspecified()", "ip('224.0.0.1').isLinkLocalMulticast()", "!ip('224.0.1.1').isLinkLocalMulticast()", "ip('fe80::1').isLinkLocalUnicast()",
            "ip('192.168.0.1').isGlobalUnicast()", "!ip('255.255.255.255').isGlobalUnicast()", "!ip('ff00::1').isGlobalUnicast()",
            "cidr('192.168.0.0/24').containsIP('192.168.0.1')", "cidr('192.168.0.0/24').containsIP(ip('192.168.0.1'))", "!cidr('192.168.0.0/24').containsIP('::1')",
            "cidr('192.168.0.0/16').containsCIDR('192.168.10.0/24')", "!cidr('192.168.1.0/24').containsCIDR(cidr('192.168.2.0/24'))",
            "cidr('192.168.0.1/24').masked() == cidr('192.168.0.0/24')", "cidr('::1/128').prefixLength() == 128", "cidr('192.168.0.1/24').ip() == ip('192.168.0.1')",
            "!isCIDR('192.168.0.0/33')", "string(cidr('10.0.0.0/8')) == '10.0.0.0/8'", "type(ip('1.2.3.4')) == net.IP",
            // formats
            "!format.dns1123Label().validate('my-label').hasValue()", "format.dns1123Label().validate('My').hasValue()",
            "format.named('uuid').value().validate('x').value() == ['does not match the UUID format']", "!format.named('nope').hasValue()",
            "!format.uri().validate('http://example.com').hasValue()", "!format.date().validate('2021-01-01').hasValue()", "!format.byte().validate('aGVsbG8=').hasValue()",
            // versions
            "semver('1.2.3').isGreaterThan(semver('1.2.3-rc.1'))", "isSemver('1.0.0')", "!isSemver('v1.0')", "isSemver('v1.0', true)", "semver('01.01.01', true) == semver('1.1.1')",
            "semver('1.2.3').major() == 1", "semver('1.0.0-alpha.1').compareTo(semver('1.0.0-alpha.beta')) == -1", "semver('1.0.0+a') == semver('1.0.0+b')");

    /// Of expressions that fail, in upstream's words.
    static final List<List<String>> FAILING = List.of(
            List.of("'tacocat'.substring(40)", "index out of range: 40"),
            List.of("'tacocat'.substring(-1)", "index out of range: -1"),
            List.of("'tacocat'.substring(1, 50)", "index out of range: 50"),
            List.of("'tacocat'.substring(49, 50)", "index out of range: 49"),
            List.of("'tacocat'.substring(4, 3)", "invalid substring range. start: 4, end: 3"),
            List.of("'tacocat'.charAt(30)", "index out of range: 30"),
            List.of("'tacocat'.indexOf('a', 30)", "index out of range: 30"),
            List.of("'tacocat'.lastIndexOf('a', -1)", "index out of range: -1"),
            List.of("'tacocat'.lastIndexOf('a', 30)", "index out of range: 30"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("FAILING")
    void failsInUpstreamsWords(List<String> row) {
        assertThat(evaluate(row.getFirst()))
                .isInstanceOfSatisfying(
                        Failure.class, it -> assertThat(it.message()).isEqualTo(row.getLast()));
    }

    @ParameterizedTest
    @FieldSource("TRUE")
    void isTrue(String expression) {
        assertThat(evaluate(expression)).hasToString("true");
    }

    static Value evaluate(String expression) {
        return switch (ENVIRONMENT.compile(expression)) {
            case Environment.Rejected(String issues) -> throw new AssertionError(issues);
            case Environment.Compiled(var tree) -> {
                try {
                    yield Program.of(tree, List.of()).run(new Meter(1_000_000));
                } catch (PlanException e) {
                    yield Failure.of(e);
                }
            }
        };
    }
}
