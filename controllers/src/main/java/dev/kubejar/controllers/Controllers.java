package dev.kubejar.controllers;

import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Wiring;
import dev.kubejar.controllers.deployment.DeploymentLoop;
import dev.kubejar.controllers.endpoints.EndpointsLoop;
import dev.kubejar.controllers.endpointslice.EndpointSliceLoop;
import dev.kubejar.controllers.flowcontrol.DanglingReconciler;
import dev.kubejar.controllers.garbage.GarbageCollector;
import dev.kubejar.controllers.ipaddress.AllocatedReconciler;
import dev.kubejar.controllers.ipaddress.FreedReconciler;
import dev.kubejar.controllers.namespace.NamespaceReconciler;
import dev.kubejar.controllers.nodelifecycle.EvictionReconciler;
import dev.kubejar.controllers.nodelifecycle.NodeReconciler;
import dev.kubejar.controllers.podgc.PodGarbageReconciler;
import dev.kubejar.controllers.replicaset.ReplicaSetLoop;
import dev.kubejar.controllers.serviceaccount.DefaultAccountReconciler;
import dev.kubejar.controllers.serviceaccount.RootCertificateReconciler;
import dev.kubejar.controllers.servicecidr.ServiceCidrReconciler;
import java.util.ArrayList;
import java.util.List;

/// All controllers of a cluster.
///
/// Construct it before the informers of its [Wiring] are started, and close it before they are
/// closed.
public final class Controllers implements AutoCloseable {
    private final List<Loop<?>> loops = new ArrayList<>();
    private final GarbageCollector garbage;

    /// What the controllers have to be told.
    ///
    /// @param kinds of the cluster that are there for good; custom ones are found
    /// @param rootCertificate by which pods know the API server, in PEM
    public record Options(List<KindDefinition> kinds, String rootCertificate) {
        public Options {
            kinds = List.copyOf(kinds);
        }
    }

    public Controllers(Wiring wiring, Options options) {
        garbage = new GarbageCollector(wiring, options.kinds());
        loops.add(NamespaceReconciler.loop(wiring, options.kinds()));
        loops.add(DefaultAccountReconciler.loop(wiring));
        loops.add(RootCertificateReconciler.loop(wiring, options.rootCertificate()));
        loops.add(NodeReconciler.loop(wiring));
        loops.add(EvictionReconciler.loop(wiring));
        loops.add(PodGarbageReconciler.loop(wiring));
        loops.add(ReplicaSetLoop.of(wiring));
        loops.add(ReplicaSetLoop.ofReplicationControllers(wiring));
        loops.add(DeploymentLoop.of(wiring));
        loops.add(EndpointsLoop.of(wiring));
        loops.add(EndpointSliceLoop.of(wiring));
        loops.add(AllocatedReconciler.loop(wiring));
        loops.add(FreedReconciler.loop(wiring));
        loops.add(ServiceCidrReconciler.loop(wiring));
        loops.add(DanglingReconciler.loop(wiring));
    }

    /// Starts all loops, which begin when the informers are synced.
    public void start() {
        loops.forEach(Loop::start);
        garbage.start();
    }

    /// The loops, for tests that wait until they are settled.
    public List<Loop<?>> loops() {
        var all = new ArrayList<>(loops);
        all.addAll(garbage.loops());
        return all;
    }

    @Override
    public void close() {
        garbage.close();
        loops.reversed().forEach(Loop::close);
    }
}
