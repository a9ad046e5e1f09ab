package dev.kubejar.controllers.endpointslice;

import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.client.reconcile.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts a service's endpoints of one IP family into slices, so that few slices change: an endpoint
/// stays in the slice it is in; new ones go to slices that change anyway, then all into one that
/// has room, then into new slices.
///
/// Source: [the EndpointSlice reconciler](https://pkg.go.dev/k8s.io/endpointslice)
final class SlicePacking {
    static final int MOST_ENDPOINTS = 100;

    private final SliceTemplate template;
    private final List<EndpointSlice> present;
    private final List<Filled> filled = new ArrayList<>();
    private final List<EndpointSlice> leftOver = new ArrayList<>();

    SlicePacking(
            SliceTemplate template,
            List<EndpointSlice> present,
            Map<JsonArray, List<Endpoint>> wanted) {
        this.template = template;
        this.present = present;
        wanted.forEach(this::pack);
        present.stream()
                .filter(slice -> !owned(slice) || !wanted.containsKey(portsOf(slice)))
                .forEach(leftOver::add);
        keepPlaceholder();
    }

    /// A slice with what it is to hold.
    private static final class Filled {
        private final Optional<EndpointSlice> slice;
        private final JsonArray ports;
        private final List<Endpoint> endpoints;
        private boolean changed;

        Filled(
                Optional<EndpointSlice> slice,
                JsonArray ports,
                List<Endpoint> endpoints,
                boolean changed) {
            this.slice = slice;
            this.ports = ports;
            this.endpoints = endpoints;
            this.changed = changed;
        }

        int room() {
            return MOST_ENDPOINTS - endpoints.size();
        }

        void fill(List<Endpoint> from) {
            int count = Math.min(room(), from.size());
            endpoints.addAll(from.subList(0, count));
            from.subList(0, count).clear();
            changed |= count > 0;
        }
    }

    List<Change> changes() {
        List<Filled> toCreate =
                new ArrayList<>(filled.stream().filter(one -> one.slice.isEmpty()).toList());
        var changes = new ArrayList<Change>();
        for (EndpointSlice slice : leftOver) {
            if (toCreate.isEmpty() || !owned(slice)) {
                changes.add(Change.delete(EndpointSlice.KIND.type(), slice));
            } else {
                Filled next = toCreate.removeFirst(); // an update in place of two writes
                changes.add(template.update(slice, next.ports, next.endpoints));
            }
        }
        for (Filled one : filled) {
            if (one.changed && one.slice.isPresent()) {
                changes.add(template.update(one.slice.get(), one.ports, one.endpoints));
            }
        }
        if (!template.service().isDeleting()) {
            toCreate.forEach(one -> changes.add(template.create(one.ports, one.endpoints)));
        }
        return changes;
    }

    private boolean owned(EndpointSlice slice) {
        return slice.meta().ownerReferences().stream()
                .anyMatch(owner -> owner.uid().equals(template.service().uid()));
    }

    private static JsonArray portsOf(EndpointSlice slice) {
        return slice.object().json().array("ports");
    }

    private void pack(JsonArray ports, List<Endpoint> wanted) {
        Map<Endpoint.Identity, Endpoint> missing = new LinkedHashMap<>();
        wanted.forEach(endpoint -> missing.put(endpoint.identity(), endpoint));
        var slices = new ArrayList<Filled>();
        for (EndpointSlice slice : present) {
            if (owned(slice) && portsOf(slice).equals(ports)) {
                Filled kept = keep(slice, missing);
                if (kept.endpoints.isEmpty()) {
                    leftOver.add(slice);
                } else {
                    slices.add(kept);
                }
            }
        }
        var rest = new ArrayList<>(missing.values());
        slices.stream()
                .filter(one -> one.changed)
                .sorted(Comparator.comparingInt(Filled::room))
                .forEach(one -> one.fill(rest));
        fitInOne(slices, rest);
        while (!rest.isEmpty()) {
            var made = new Filled(Optional.empty(), ports, new ArrayList<>(), true);
            made.fill(rest);
            slices.add(made);
        }
        filled.addAll(slices);
    }

    /// What stays in the slice, in its newest state; takes it out of `missing`.
    private Filled keep(EndpointSlice slice, Map<Endpoint.Identity, Endpoint> missing) {
        var endpoints = new ArrayList<Endpoint>();
        boolean changed = !slice.meta().labels().equals(template.labels());
        for (EndpointSlice.Endpoint held : slice.endpoints()) {
            Endpoint wanted = missing.remove(new Endpoint(held.json()).identity());
            if (wanted != null) {
                endpoints.add(wanted);
            }
            changed |= wanted == null || !wanted.json().equals(held.json());
        }
        return new Filled(Optional.of(slice), portsOf(slice), endpoints, changed);
    }

    /// Puts all the rest into the fullest unchanged slice that has room for it.
    private static void fitInOne(List<Filled> slices, List<Endpoint> rest) {
        if (rest.isEmpty()) {
            return;
        }
        slices.stream()
                .filter(one -> !one.changed && one.room() >= rest.size())
                .min(Comparator.comparingInt(Filled::room))
                .ifPresent(one -> one.fill(rest));
    }

    /// A service without endpoints has one empty slice.
    private void keepPlaceholder() {
        if (!filled.isEmpty()) {
            return;
        }
        Optional<EndpointSlice> placeholder =
                leftOver.stream().filter(this::isPlaceholder).findFirst();
        if (placeholder.isPresent()) {
            leftOver.remove(placeholder.get());
        } else {
            filled.add(new Filled(Optional.empty(), JsonArray.EMPTY, new ArrayList<>(), true));
        }
    }

    private boolean isPlaceholder(EndpointSlice slice) {
        return owned(slice)
                && slice.endpoints().isEmpty()
                && portsOf(slice).isEmpty()
                && slice.meta().labels().equals(template.labels());
    }
}
