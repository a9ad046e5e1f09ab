package dev.kubejar.api.builtin;

import static dev.kubejar.api.builtin.KindRow.row;

import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.api.discovery.EndpointSliceRules;
import java.util.stream.Stream;

/// The rows of networking.k8s.io and discovery.k8s.io.
final class NetworkKinds {
    // spotless:off: a table
    static Stream<KindRow> rows() {
        return Stream.of(
                row(EndpointSlice.KIND.type(), "", new EndpointSliceRules(), ServiceColumns.ENDPOINT_SLICE).counted());
    }
    // spotless:on

    private NetworkKinds() {}
}
