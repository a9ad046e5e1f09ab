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

    /// Makes one service work as wanted; an empty list takes it out.
    void replace(Key service, List<Forward> forwards);

    /// Takes everything out of the kernel.
    void remove();
}
