package dev.kubejar.apiserver;

import dev.kubejar.api.core.ComponentStatus;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.metrics.NodeMetrics;
import dev.kubejar.api.metrics.PodMetrics;
import dev.kubejar.api.net.Cidr;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.admission.Admission;
import dev.kubejar.apiserver.admission.CertificateRequests;
import dev.kubejar.apiserver.admission.DeviceAdminAccess;
import dev.kubejar.apiserver.admission.NamespaceLifecycle;
import dev.kubejar.apiserver.admission.NodePorts;
import dev.kubejar.apiserver.admission.PodAdmission;
import dev.kubejar.apiserver.admission.Priorities;
import dev.kubejar.apiserver.admission.ServiceAddresses;
import dev.kubejar.apiserver.admission.ServiceRanges;
import dev.kubejar.apiserver.auth.User;
import dev.kubejar.apiserver.custom.ConversionWebhooks;
import dev.kubejar.apiserver.custom.Converters;
import dev.kubejar.apiserver.custom.CustomKinds;
import dev.kubejar.apiserver.metrics.Metrics;
import dev.kubejar.apiserver.protobuf.Protobuf;
import dev.kubejar.apiserver.resource.ComponentStatuses;
import dev.kubejar.apiserver.resource.Computed;
import dev.kubejar.apiserver.resource.Identities;
import dev.kubejar.apiserver.resource.InProcessClient;
import dev.kubejar.apiserver.resource.KindRegistry;
import dev.kubejar.apiserver.resource.ObjectTag;
import dev.kubejar.apiserver.resource.Objects;
import dev.kubejar.apiserver.resource.Subresources;
import dev.kubejar.apiserver.resource.VerbContext;
import dev.kubejar.apiserver.resource.Verbs;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.apiserver.subresource.BuiltinSubresources;
import dev.kubejar.apiserver.webhook.ClusterIpResolver;
import dev.kubejar.client.Client;
import dev.kubejar.client.NodeConnector;
import dev.kubejar.store.Store;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The API without HTTP: verbs, rules and admission over a store. The server and the in-process
/// clients share one.
public final class ApiCore {
    private static final User EXTENSIONS = User.of("system:apiserver", List.of("system:masters"));

    private final Verbs verbs;
    private final Subresources subresources;
    private final Protobuf protobuf;
    private final Setup setup;

    /// What the API is set up with.
    ///
    /// @param serviceCidr where services get their addresses from
    /// @param nodes the connector of a node by its name; throws
    ///   [dev.kubejar.api.status.StatusException] for one that cannot be reached
    /// @param random for uids and generated names; safe for any thread
    public record Setup(
            KindRegistry registry,
            Schemas schemas,
            Cidr serviceCidr,
            Function<String, NodeConnector> nodes,
            Time time,
            RandomGenerator random) {}

    /// The API over `store`.
    ///
    /// @param store opened with the tagger of the same registry, and closed by its owner
    public ApiCore(Store<ObjectTag> store, Setup setup) {
        var objects = new Objects(store, setup.registry());
        List<Admission> admission =
                List.of(
                        new NamespaceLifecycle(objects),
                        new PodAdmission(),
                        new Priorities(objects),
                        new CertificateRequests(setup.time()),
                        new DeviceAdminAccess(objects),
                        new ServiceAddresses(
                                objects,
                                new ServiceRanges(objects, setup.serviceCidr(), setup.random()),
                                () -> client(EXTENSIONS)),
                        new NodePorts(objects, setup.random()));
        this.verbs =
                new Verbs(
                        new VerbContext(
                                setup.registry(),
                                objects,
                                setup.schemas(),
                                admission,
                                setup.time(),
                                new Identities(setup.random()),
                                computed(objects, setup)));
        this.subresources = new BuiltinSubresources(verbs);
        this.protobuf = new Protobuf(setup.schemas());
        this.setup = setup;
    }

    private static Map<ResourceType, Computed> computed(Objects objects, Setup setup) {
        var metrics = new Metrics(objects, setup.nodes(), setup.time());
        return Map.of(
                ComponentStatus.KIND.type(), new ComponentStatuses(),
                NodeMetrics.KIND.type(), metrics,
                PodMetrics.KIND.type(), metrics);
    }

    public Verbs verbs() {
        return verbs;
    }

    public Subresources subresources() {
        return subresources;
    }

    public Schemas schemas() {
        return setup.schemas();
    }

    public Protobuf protobuf() {
        return protobuf;
    }

    /// Serves the kinds that are defined in the store and follows their definitions, until it is
    /// closed. Returns when all that are established are served.
    public CustomKinds startCustomKinds() throws InterruptedException {
        var tables = new CustomKinds.Tables(setup.registry(), setup.schemas(), converters());
        return CustomKinds.start(client(EXTENSIONS), tables, setup.time());
    }

    private Converters converters() {
        return new ConversionWebhooks(
                new ClusterIpResolver(client(EXTENSIONS)),
                new Identities(setup.random()),
                setup.time());
    }

    /// A client in this process that acts as `user`.
    public Client client(User user) {
        return new InProcessClient(verbs, subresources, user);
    }
}
