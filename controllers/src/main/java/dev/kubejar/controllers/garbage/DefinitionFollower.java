package dev.kubejar.controllers.garbage;

import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.client.Key;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Tells the collector which custom kinds there are. Writes nothing. Belongs to the one worker of
/// its loop.
final class DefinitionFollower implements Reconciler<CustomResourceDefinition> {
    private final GarbageCollector collector;
    private final Map<String, ResourceType> followed = new HashMap<>();

    DefinitionFollower(GarbageCollector collector) {
        this.collector = collector;
    }

    @Override
    public Plan reconcile(CustomResourceDefinition definition) {
        follow(definition.name(), definition.servedType(), false);
        return Plan.nothing();
    }

    @Override
    public Plan gone(Key key) {
        follow(key.name(), Optional.empty(), true);
        return Plan.nothing();
    }

    private void follow(String definition, Optional<ResourceType> now, boolean gone) {
        Optional<ResourceType> before = Optional.ofNullable(followed.remove(definition));
        now.ifPresent(type -> followed.put(definition, type));
        if (!now.equals(before)) {
            before.ifPresent(type -> collector.forget(type, gone));
            now.ifPresent(collector::follow);
        }
    }
}
