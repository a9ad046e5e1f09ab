package dev.kubejar.apiserver.custom;

import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.cel.AdmissionExpressions;
import dev.kubejar.apiserver.cel.DefinitionCheck;
import dev.kubejar.apiserver.cel.DeviceSelectors;
import dev.kubejar.apiserver.resource.KindRegistry;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.apiserver.structural.SchemaRules;
import dev.kubejar.apiserver.structural.StructuralSchema;
import dev.kubejar.client.Client;
import dev.kubejar.client.Key;
import dev.kubejar.client.WriteOptions;
import dev.kubejar.client.event.Events;
import dev.kubejar.client.informer.Delta;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Informers;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Wiring;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// The custom kinds of a server: it follows the CustomResourceDefinitions in the store, serves what
/// they define, and leads them through their life.
///
/// Rows and schemas change on the one thread of the informer, in the order of the writes.
public final class CustomKinds implements AutoCloseable {
    private static final WriteOptions WRITER = WriteOptions.as("kube-apiserver");

    private final Informers informers;
    private final Events events;
    private final ServedKinds served;
    private final List<Loop<CustomResourceDefinition>> loops;

    /// What is changed when definitions come and go.
    ///
    /// @param converters between the versions of one kind
    public record Tables(KindRegistry registry, Schemas schemas, Converters converters) {}

    private CustomKinds(Client client, Tables tables, Time time) {
        this.informers = new Informers(client, time);
        this.events = new Events(client, time, WRITER);
        this.served = new ServedKinds(tables);
        Informer<CustomResourceDefinition> definitions =
                informers.of(CustomResourceDefinition.KIND).onChange(served::follow);
        var wiring = new Wiring(client, informers, time, events, WRITER);
        var naming =
                new Loop<>("crd-naming", definitions, new NamingReconciler(client, time), wiring, 1)
                        .watchingChanges(definitions, change -> rivals(change, definitions));
        var establishing =
                new Loop<>(
                        "crd-establishing",
                        definitions,
                        new EstablishingReconciler(served::isServed, time),
                        wiring,
                        1);
        var cleanup =
                new Loop<>(
                        "crd-finalizer",
                        definitions,
                        new CleanupReconciler(client, served::rowOf, time),
                        wiring,
                        2);
        this.loops = List.of(naming, establishing, cleanup);
    }

    /// `rows` with the rules in their place that know schemas and expressions: those of
    /// CustomResourceDefinitions, of webhooks, of admission policies and of what picks devices.
    public static List<KindDefinition> withDefinitions(
            Collection<KindDefinition> rows, Schemas schemas) {
        var definitions =
                new SchemaRules(
                        () -> schemas.definition(StructuralSchema.OBJECT_META),
                        new DefinitionCheck());
        var rules = new HashMap<>(AdmissionExpressions.rules());
        rules.putAll(DeviceSelectors.rules());
        rules.put(CustomResourceDefinition.KIND.type(), new DefinitionRules(definitions));
        return rows.stream()
                .map(row -> {
                    Rules known = rules.get(row.type());
                    return known == null ? row : row.withRules(known);
                })
                .toList();
    }

    /// Serves the kinds that are defined in the store, and from then on follows it. Returns when
    /// all whose names are accepted are served.
    public static CustomKinds start(Client client, Tables tables, Time time)
            throws InterruptedException {
        var kinds = new CustomKinds(client, tables, time);
        kinds.informers.start();
        kinds.informers.awaitSynced();
        kinds.loops.forEach(Loop::start);
        return kinds;
    }

    /// The definitions that may get a name which this one has given up.
    private static List<Key> rivals(
            Delta<CustomResourceDefinition> change,
            Informer<CustomResourceDefinition> definitions) {
        CustomResourceDefinition definition = change.object();
        boolean mayFreeNames =
                switch (change) {
                    case Delta.Added<CustomResourceDefinition> _ -> false;
                    case Delta.Updated<CustomResourceDefinition>(var now, var before) ->
                            !now.acceptedNames().equals(before.acceptedNames());
                    case Delta.Deleted<CustomResourceDefinition> _ -> true;
                };
        return mayFreeNames
                ? definitions.lister().list().stream()
                        .filter(one -> one.group().equals(definition.group()))
                        .filter(one -> !one.name().equals(definition.name()))
                        .map(Key::of)
                        .toList()
                : List.of();
    }

    /// The row under which the objects of a definition are served, if they are.
    public Optional<KindDefinition> rowOf(CustomResourceDefinition definition) {
        return served.rowOf(definition);
    }

    @Override
    public void close() {
        loops.reversed().forEach(Loop::close);
        informers.close();
        events.close();
    }
}
