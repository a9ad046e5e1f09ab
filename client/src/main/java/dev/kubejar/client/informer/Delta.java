package dev.kubejar.client.informer;

import dev.kubejar.api.View;
import java.util.function.Function;

/// One step of a cached object from state to state. An object that was deleted and made anew under
/// its name is a [Deleted] and then an [Added].
///
/// Source: [client-go's Delta](https://pkg.go.dev/k8s.io/client-go/tools/cache#Delta)
public sealed interface Delta<V> {

    /// The newest state; of a deleted object, the last that was known.
    V object();

    record Added<V>(V object) implements Delta<V> {}

    record Updated<V>(V object, V previous) implements Delta<V> {}

    record Deleted<V>(V object) implements Delta<V> {}

    /// The same step, seen through a view.
    default <W extends View> Delta<W> map(Function<V, W> view) {
        return switch (this) {
            case Added<V>(V object) -> new Added<>(view.apply(object));
            case Updated<V>(V object, V previous) ->
                    new Updated<>(view.apply(object), view.apply(previous));
            case Deleted<V>(V object) -> new Deleted<>(view.apply(object));
        };
    }
}
