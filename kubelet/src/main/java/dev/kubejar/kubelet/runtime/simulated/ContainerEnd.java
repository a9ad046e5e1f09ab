package dev.kubejar.kubelet.runtime.simulated;

import dev.kubejar.kubelet.runtime.Container;
import dev.kubejar.kubelet.runtime.ContainerState.Running;
import java.util.Optional;

/// Waits for a container to end. `close` may come from any thread and ends the waiting.
final class ContainerEnd implements AutoCloseable {
    private final Ledger ledger;
    private final String containerId;
    private final SimulatedEvents events;

    ContainerEnd(Ledger ledger, String containerId) {
        this.ledger = ledger;
        this.containerId = containerId;
        this.events = ledger.listen();
    }

    /// Blocks until the container runs no more; empty when it is gone.
    ///
    /// @throws InterruptedException after `close`, too
    Optional<Container> await() throws InterruptedException {
        Optional<Container> now = look();
        while (now.filter(container -> container.state() instanceof Running).isPresent()) {
            events.next();
            now = look();
        }
        return now;
    }

    private Optional<Container> look() {
        return ledger.container(containerId).map(Ledger.ContainerEntry::container);
    }

    @Override
    public void close() {
        events.close();
    }
}
