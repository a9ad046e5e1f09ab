package dev.kubejar.proxy;

import dev.kubejar.client.Key;
import dev.kubejar.proxy.rules.Forward;
import java.util.List;
import java.util.Map;

/// Makes the kernel agree with what services want. Called by one thread.
public interface ServiceBackend {

    /// Makes these services, and no others, work; an empty list is a service without an address.
    /// Throws `UncheckedIOException` when the kernel refuses; the next call starts from scratch
    /// then.
    void replaceAll(Map<Key, List<Forward>> services);

    /// Makes these services work as wanted and leaves the others alone; an empty list takes one
    /// out.
    void replace(Map<Key, List<Forward>> services);

    /// Takes everything out of the kernel.
    void remove();
}
