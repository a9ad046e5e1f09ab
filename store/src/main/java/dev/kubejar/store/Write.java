package dev.kubejar.store;

/// One wish to change one key, for example `new Write("/registry/apps/deployments/default/web",
/// Condition.absent(), new Change.Put(value))`.
public record Write(String key, Condition condition, Change change) {

    public static Write put(String key, Condition condition, Value value) {
        return new Write(key, condition, new Change.Put(value));
    }

    public static Write delete(String key, Condition condition, Value lastState) {
        return new Write(key, condition, new Change.Delete(lastState));
    }
}
