package dev.kubejar.proxy.dns;

import static dev.kubejar.proxy.Samples.service;
import static dev.kubejar.proxy.Samples.slice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.api.net.Cidr;
import io.netty.handler.codec.dns.DnsRecordType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ZoneTest {
    private static final List<Service> SERVICES =
            List.of(
                    service(
                            "default",
                            "web",
                            "{'clusterIP': '10.96.0.20', 'clusterIPs': ['10.96.0.20'], 'ports': [{'name':"
                                    + " 'http', 'port': 80}]}"),
                    service(
                            "default",
                            "db",
                            "{'clusterIP': 'None', 'ports': [{'name': 'sql', 'port': 5432}]}"),
                    service("default", "empty", "{'clusterIP': 'None'}"),
                    service(
                            "default",
                            "out",
                            "{'type': 'ExternalName', 'externalName': 'example.org'}"));
    private static final List<EndpointSlice> SLICES =
            List.of(
                    slice(
                            "default",
                            "db",
                            "[{'name': 'sql', 'port': 5432}]",
                            "[{'addresses': ['10.244.0.7'], 'hostname': 'db-0'}, {'addresses': ['10.244.0.8']},"
                                    + " {'addresses': ['10.244.0.9'], 'conditions': {'ready': false}}]"));

    private final Zone zone =
            new Zone(
                    "cluster.local",
                    List.of(
                            Cidr.parse("10.96.0.0/16").orElseThrow(),
                            Cidr.parse("10.244.0.0/16").orElseThrow()),
                    new Fixed());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    web.default.svc.cluster.local                | A    | A 10.96.0.20
                    Web.Default.svc.cluster.local                | A    | A 10.96.0.20
                    web.default.svc.cluster.local                | AAAA | nothing
                    db.default.svc.cluster.local                 | A    | A 10.244.0.7, A 10.244.0.8
                    db-0.db.default.svc.cluster.local            | A    | A 10.244.0.7
                    10-244-0-8.db.default.svc.cluster.local      | A    | A 10.244.0.8
                    db-1.db.default.svc.cluster.local            | A    | no such name
                    empty.default.svc.cluster.local              | A    | no such name
                    out.default.svc.cluster.local                | A    | CNAME example.org
                    nosuch.default.svc.cluster.local             | A    | no such name
                    default.svc.cluster.local                    | A    | nothing
                    nosuch.svc.cluster.local                     | A    | no such name
                    _http._tcp.web.default.svc.cluster.local     | SRV  | SRV 80 web.default.svc.cluster.local
                    _http._udp.web.default.svc.cluster.local     | SRV  | no such name
                    _sql._tcp.db.default.svc.cluster.local       | SRV  | SRV 5432 db-0.db.default.svc.cluster.local, SRV 5432 10-244-0-8.db.default.svc.cluster.local
                    10-244-0-9.default.pod.cluster.local         | A    | A 10.244.0.9
                    10-244-0.default.pod.cluster.local           | A    | no such name
                    20.0.96.10.in-addr.arpa                      | PTR  | PTR web.default.svc.cluster.local
                    7.0.244.10.in-addr.arpa                      | PTR  | PTR db-0.db.default.svc.cluster.local
                    99.0.96.10.in-addr.arpa                      | PTR  | no such name
                    4.4.8.8.in-addr.arpa                         | PTR  | not ours
                    dns-version.cluster.local                    | TXT  | TXT 1.1.0
                    cluster.local                                | SOA  | nothing
                    example.org                                  | A    | not ours
                    web.default                                  | A    | not ours
                    """)
    void answersAsTheSpecificationSays(String name, String type, String expected) {
        assertThat(text(zone.answer(new Question(name, DnsRecordType.valueOf(type)))))
                .isEqualTo(expected);
    }

    @Test
    void keepsTheCaseOfTheQuestion() {
        Answer answer = zone.answer(new Question("WEB.default.svc.cluster.local", DnsRecordType.A));

        assertThat(((Answer.Found) answer).records().getFirst().name())
                .isEqualTo("WEB.default.svc.cluster.local");
    }

    private static String text(Answer answer) {
        return switch (answer) {
            case Answer.NotOurs _ -> "not ours";
            case Answer.NoSuchName _ -> "no such name";
            case Answer.Found(var records) when records.isEmpty() -> "nothing";
            case Answer.Found(var records) ->
                    String.join(", ", records.stream().map(ZoneTest::text).toList());
        };
    }

    private static String text(Answer.Entry entry) {
        return switch (entry) {
            case Answer.Entry.A(_, var address) -> "A " + address;
            case Answer.Entry.Srv(_, int port, String target) -> "SRV " + port + " " + target;
            case Answer.Entry.Ptr(_, String target) -> "PTR " + target;
            case Answer.Entry.Cname(_, String target) -> "CNAME " + target;
            case Answer.Entry.Txt(_, String text) -> "TXT " + text;
        };
    }

    /// A directory of the samples above.
    private record Fixed() implements Directory {
        @Override
        public boolean hasNamespace(String name) {
            return name.equals("default");
        }

        @Override
        public Optional<Service> service(String namespace, String name) {
            return SERVICES.stream()
                    .filter(it -> it.namespace().equals(namespace) && it.name().equals(name))
                    .findFirst();
        }

        @Override
        public List<EndpointSlice> slices(String namespace, String service) {
            return SLICES.stream()
                    .filter(it ->
                            it.namespace().equals(namespace) && it.serviceName().equals(service))
                    .toList();
        }

        @Override
        public Optional<Service> serviceAt(String ip) {
            return SERVICES.stream().filter(it -> it.clusterIps().contains(ip)).findFirst();
        }

        @Override
        public List<EndpointSlice> slicesAt(String ip) {
            return SLICES.stream()
                    .filter(slice ->
                            slice.endpoints().stream().anyMatch(it -> it.addresses().contains(ip)))
                    .toList();
        }
    }
}
