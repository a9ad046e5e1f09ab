package dev.kubejar.proxy.dns;

import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.core.service.ServicePort;
import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.api.net.Cidr;
import dev.kubejar.api.net.Ipv4;
import dev.kubejar.proxy.dns.Answer.Entry;
import io.netty.handler.codec.dns.DnsRecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Answers for the names under the cluster's domain and for the addresses of services and pods.
///
/// | name | answer |
/// |---|---|
/// | `SVC.NS.svc.cluster.local` | the cluster IP; of a headless service, its ready endpoints; of an external name, a CNAME |
/// | `HOST.SVC.NS.svc.cluster.local` | one endpoint of a headless service, by host name or dashed address |
/// | `_PORT._PROTO.SVC.NS.svc.cluster.local` | SRV: port and target |
/// | `10-244-0-7.NS.pod.cluster.local` | that address |
/// | `10.0.96.10.in-addr.arpa` | the name of the service or endpoint |
///
/// @param domain such as `cluster.local`
/// @param ours the ranges whose reverse names are answered here
record Zone(String domain, List<Cidr> ours, Directory directory) {
    private static final String REVERSE = ".in-addr.arpa";
    private static final String SCHEMA_VERSION = "1.1.0";
    private static final Answer NO_SUCH_NAME = new Answer.NoSuchName();
    private static final Answer NOT_OURS = new Answer.NotOurs();
    private static final Answer NOTHING = new Answer.Found(List.of());

    Answer answer(Question question) {
        String name = question.key();
        if (name.endsWith(REVERSE)) {
            return reverse(question, name.substring(0, name.length() - REVERSE.length()));
        }
        if (name.equals(domain)) {
            return NOTHING;
        }
        if (!name.endsWith("." + domain)) {
            return NOT_OURS;
        }
        String rest = name.substring(0, name.length() - domain.length() - 1);
        List<String> labels = new ArrayList<>(Arrays.asList(rest.split("\\.", -1)));
        Collections.reverse(labels);
        return switch (labels.getFirst()) {
            case "svc" -> underServices(question, labels);
            case "pod" -> underPods(question, labels);
            case "dns-version" -> labels.size() == 1 ? version(question) : NO_SUCH_NAME;
            default -> NO_SUCH_NAME;
        };
    }

    private static Answer version(Question question) {
        return question.type().equals(DnsRecordType.TXT)
                ? found(List.of(new Entry.Txt(question.name(), SCHEMA_VERSION)))
                : NOTHING;
    }

    private static Answer found(List<Entry> records) {
        return new Answer.Found(records);
    }

    // ---- services: labels are svc, NS, SVC and then a host, or a protocol and a port

    private Answer underServices(Question question, List<String> labels) {
        if (labels.size() == 1) {
            return NOTHING;
        }
        if (labels.size() == 2) {
            return directory.hasNamespace(labels.get(1)) ? NOTHING : NO_SUCH_NAME;
        }
        Optional<Service> service = directory.service(labels.get(1), labels.get(2));
        if (service.isEmpty()) {
            return NO_SUCH_NAME;
        }
        return switch (labels.size()) {
            case 3 -> ofService(question, service.get());
            case 4 -> ofHost(question, service.get(), labels.get(3));
            case 5 -> ofPort(question, service.get(), labels.get(3), labels.get(4));
            default -> NO_SUCH_NAME;
        };
    }

    private Answer ofService(Question question, Service service) {
        if (service.type().equals(Service.EXTERNAL_NAME)) {
            return found(List.of(new Entry.Cname(question.name(), service.externalName())));
        }
        if (service.hasClusterIp()) {
            return addresses(question, Ipv4.parse(service.clusterIp()).stream().toList());
        }
        List<Host> hosts = hosts(service);
        return hosts.isEmpty()
                ? NO_SUCH_NAME
                : addresses(question, hosts.stream().map(Host::address).distinct().toList());
    }

    private Answer ofHost(Question question, Service service, String name) {
        List<Ipv4> addresses =
                hosts(service).stream()
                        .filter(host -> host.name().equals(name))
                        .map(Host::address)
                        .distinct()
                        .toList();
        return addresses.isEmpty() ? NO_SUCH_NAME : addresses(question, addresses);
    }

    private static Answer addresses(Question question, List<Ipv4> addresses) {
        return question.type().equals(DnsRecordType.A) || question.type().equals(DnsRecordType.ANY)
                ? found(
                        addresses.stream()
                                .map(address -> (Entry) new Entry.A(question.name(), address))
                                .toList())
                : NOTHING;
    }

    private Answer ofPort(Question question, Service service, String protocol, String port) {
        List<Entry> entries =
                service.hasClusterIp()
                        ? servicePort(question, service, protocol, port)
                        : hostPorts(question, service, protocol, port);
        if (entries.isEmpty()) {
            return NO_SUCH_NAME;
        }
        return question.type().equals(DnsRecordType.SRV) ? found(entries) : NOTHING;
    }

    private List<Entry> servicePort(
            Question question, Service service, String protocol, String port) {
        return service.ports().stream()
                .filter(it -> isAsked(it, protocol, port))
                .map(it -> (Entry) new Entry.Srv(question.name(), it.port(), fullName(service)))
                .toList();
    }

    private static boolean isAsked(ServicePort known, String protocol, String port) {
        return port.equals("_" + known.name())
                && protocol.equals("_" + known.protocol().toLowerCase(Locale.ROOT));
    }

    private List<Entry> hostPorts(
            Question question, Service service, String protocol, String port) {
        var entries = new ArrayList<Entry>();
        for (EndpointSlice slice : directory.slices(service.namespace(), service.name())) {
            slice.ports().stream()
                    .filter(it ->
                            port.equals("_" + it.name())
                                    && protocol.equals(
                                            "_" + it.protocol().toLowerCase(Locale.ROOT)))
                    .forEach(it ->
                            hosts(service, slice)
                                    .forEach(host ->
                                            entries.add(
                                                    new Entry.Srv(
                                                            question.name(),
                                                            it.port(),
                                                            host.name()
                                                                    + "."
                                                                    + fullName(service)))));
        }
        return entries;
    }

    private String fullName(Service service) {
        return "%s.%s.svc.%s".formatted(service.name(), service.namespace(), domain);
    }

    /// An endpoint of a headless service.
    private record Host(String name, Ipv4 address) {}

    private List<Host> hosts(Service service) {
        return service.isHeadless()
                ? directory.slices(service.namespace(), service.name()).stream()
                        .flatMap(slice -> hosts(service, slice).stream())
                        .toList()
                : List.of();
    }

    private static List<Host> hosts(Service service, EndpointSlice slice) {
        return slice.endpoints().stream()
                .filter(endpoint -> endpoint.ready() || service.publishNotReadyAddresses())
                .flatMap(endpoint ->
                        endpoint.addresses().stream()
                                .flatMap(ip -> Ipv4.parse(ip).stream())
                                .map(ip -> new Host(hostName(endpoint, ip), ip)))
                .toList();
    }

    private static String hostName(EndpointSlice.Endpoint endpoint, Ipv4 address) {
        return endpoint.hostname().isEmpty()
                ? address.toString().replace('.', '-')
                : endpoint.hostname();
    }

    // ---- pods: labels are pod, NS and a dashed address

    private Answer underPods(Question question, List<String> labels) {
        if (labels.size() == 1) {
            return NOTHING;
        }
        if (!directory.hasNamespace(labels.get(1))) {
            return NO_SUCH_NAME;
        }
        if (labels.size() == 2) {
            return NOTHING;
        }
        Optional<Ipv4> address =
                labels.size() == 3 ? Ipv4.parse(labels.get(2).replace('-', '.')) : Optional.empty();
        return address.map(ip -> addresses(question, List.of(ip))).orElse(NO_SUCH_NAME);
    }

    // ---- addresses

    private Answer reverse(Question question, String dotted) {
        List<String> octets = new ArrayList<>(Arrays.asList(dotted.split("\\.", -1)));
        Collections.reverse(octets);
        Optional<Ipv4> ip = Ipv4.parse(String.join(".", octets));
        if (ip.isEmpty() || ours.stream().noneMatch(range -> range.contains(ip.get()))) {
            return NOT_OURS;
        }
        List<String> names = namesAt(ip.get());
        if (names.isEmpty()) {
            return NO_SUCH_NAME;
        }
        return question.type().equals(DnsRecordType.PTR)
                ? found(
                        names.stream()
                                .map(name -> (Entry) new Entry.Ptr(question.name(), name))
                                .toList())
                : NOTHING;
    }

    private List<String> namesAt(Ipv4 ip) {
        Optional<Service> service = directory.serviceAt(ip.toString());
        if (service.isPresent()) {
            return List.of(fullName(service.get()));
        }
        var names = new ArrayList<String>();
        for (EndpointSlice slice : directory.slicesAt(ip.toString())) {
            directory
                    .service(slice.namespace(), slice.serviceName())
                    .filter(Service::isHeadless)
                    .ifPresent(headless ->
                            hosts(headless, slice).stream()
                                    .filter(host -> host.address().equals(ip))
                                    .forEach(host ->
                                            names.add(host.name() + "." + fullName(headless))));
        }
        return names;
    }
}
