package dev.kubejar.controllers.servicecidr;

import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.net.AnyCidr;
import dev.kubejar.api.net.AnyIp;
import dev.kubejar.api.networking.IpAddress;
import dev.kubejar.api.networking.ServiceCidr;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Key;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import dev.kubejar.client.reconcile.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Holds each ServiceCIDR by a finalizer, says that it is ready, and lets it go once every address
/// in it lies in another range, too, or is in use no more.
///
/// Source: [Extend Service IP
/// ranges](https://kubernetes.io/docs/tasks/network/extend-service-ip-ranges/)
public final class ServiceCidrReconciler implements Reconciler<ServiceCidr> {
    /// How long a range that nobody uses is kept: until nobody takes it for ready any more.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Lister<ServiceCidr> ranges;
    private final Lister<IpAddress> addresses;
    private final Time time;

    ServiceCidrReconciler(Lister<ServiceCidr> ranges, Lister<IpAddress> addresses, Time time) {
        this.ranges = ranges;
        this.addresses = addresses;
        this.time = time;
    }

    public static Loop<ServiceCidr> loop(Wiring wiring) {
        Informer<ServiceCidr> ranges = wiring.informers().of(ServiceCidr.KIND);
        Informer<IpAddress> addresses = wiring.informers().of(IpAddress.KIND);
        var reconciler =
                new ServiceCidrReconciler(ranges.lister(), addresses.lister(), wiring.time());
        return new Loop<>("service-cidr-controller", ranges, reconciler, wiring, 1)
                .watching(ranges, _ -> reconciler.ending())
                .watching(addresses, _ -> reconciler.ending());
    }

    /// Those that a change of anything else can set free.
    private List<Key> ending() {
        return ranges.list().stream().filter(ServiceCidr::isDeleting).map(Key::of).toList();
    }

    @Override
    public Plan reconcile(ServiceCidr range) {
        List<ServiceCidr> others =
                ranges.list().stream().filter(it -> !it.name().equals(range.name())).toList();
        return decide(range, others, addresses.list(), time.now());
    }

    /// Pure.
    static Plan decide(
            ServiceCidr range, List<ServiceCidr> others, List<IpAddress> addresses, Instant now) {
        if (!range.isDeleting()) {
            return held(range)
                    .then(said(range, "True", "", "Kubernetes Service CIDR is ready", now));
        }
        if (isNeeded(range, others, addresses)) {
            return said(
                    range,
                    "False",
                    "Terminating",
                    "There are still IPAddresses referencing the ServiceCIDR, please remove them or"
                            + " create a new ServiceCIDR",
                    now);
        }
        Instant end = range.meta().deletionTimestamp().orElse(now).plus(GRACE);
        return now.isBefore(end)
                ? Plan.nothing().againAfter(Duration.between(now, end))
                : released(range);
    }

    /// Whether an address in use lies in this range alone.
    private static boolean isNeeded(
            ServiceCidr range, List<ServiceCidr> others, List<IpAddress> addresses) {
        List<AnyCidr> own = parsed(range).toList();
        List<AnyCidr> rest = others.stream().flatMap(ServiceCidrReconciler::parsed).toList();
        return addresses.stream()
                .filter(IpAddress::isAllocated)
                .flatMap(it -> AnyIp.parse(it.name()).stream())
                .anyMatch(it ->
                        own.stream().anyMatch(one -> one.contains(it))
                                && rest.stream().noneMatch(one -> one.contains(it)));
    }

    private static Stream<AnyCidr> parsed(ServiceCidr range) {
        return range.cidrs().stream().flatMap(it -> AnyCidr.parse(it).stream());
    }

    // ---- what is written

    private static Plan held(ServiceCidr range) {
        List<String> finalizers = range.meta().finalizers();
        return finalizers.contains(ServiceCidr.FINALIZER)
                ? Plan.nothing()
                : withFinalizers(
                        range,
                        Stream.concat(finalizers.stream(), Stream.of(ServiceCidr.FINALIZER))
                                .toList());
    }

    private static Plan released(ServiceCidr range) {
        List<String> finalizers = range.meta().finalizers();
        return finalizers.contains(ServiceCidr.FINALIZER)
                ? withFinalizers(
                        range,
                        finalizers.stream()
                                .filter(it -> !it.equals(ServiceCidr.FINALIZER))
                                .toList())
                : Plan.nothing();
    }

    private static Plan withFinalizers(ServiceCidr range, List<String> finalizers) {
        return Plan.of(
                Change.merge(
                        ServiceCidr.KIND.type(),
                        range,
                        JsonObject.of(
                                "metadata",
                                JsonObject.of("finalizers", JsonArray.ofStrings(finalizers)))));
    }

    private static Plan said(
            ServiceCidr range, String status, String reason, String message, Instant now) {
        var condition =
                new Condition(
                        JsonObject.builder()
                                .put("type", ServiceCidr.READY)
                                .put("status", status)
                                .put("lastTransitionTime", Timestamps.seconds(now))
                                .put("reason", reason)
                                .put("message", message)
                                .build());
        JsonObject before = range.object().status();
        return Plan.nothing()
                .withStatus(ServiceCidr.KIND.type(), range, before, condition.setIn(before));
    }
}
