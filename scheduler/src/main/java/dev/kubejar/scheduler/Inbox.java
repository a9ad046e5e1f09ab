package dev.kubejar.scheduler;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.client.Key;
import java.util.LinkedHashSet;
import java.util.Set;

/// What others have to tell the scheduler's thread. Any thread may add; only that one takes.
///
/// It holds names, not states: what changed twice is looked at once, and the bound is the number of
/// objects.
final class Inbox {
    @GuardedBy("this")
    private Set<Key> pods = new LinkedHashSet<>();

    @GuardedBy("this")
    private Set<String> nodes = new LinkedHashSet<>();

    @GuardedBy("this")
    private Set<Key> failedBindings = new LinkedHashSet<>();

    @GuardedBy("this")
    private boolean woken;

    /// Everything that came since the last look.
    record News(Set<Key> pods, Set<String> nodes, Set<Key> failedBindings) {}

    synchronized void podChanged(Key pod) {
        pods.add(pod);
        wake();
    }

    synchronized void nodeChanged(String node) {
        nodes.add(node);
        wake();
    }

    synchronized void bindingFailed(Key pod) {
        failedBindings.add(pod);
        wake();
    }

    /// Lets [#await] return: there is news, or a timer has fired.
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    synchronized void await() throws InterruptedException {
        while (!woken) {
            wait();
        }
    }

    /// Takes what there is without waiting.
    synchronized News take() {
        var news = new News(pods, nodes, failedBindings);
        pods = new LinkedHashSet<>();
        nodes = new LinkedHashSet<>();
        failedBindings = new LinkedHashSet<>();
        woken = false;
        return news;
    }
}
