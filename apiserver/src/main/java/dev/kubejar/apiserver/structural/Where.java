package dev.kubejar.apiserver.structural;

import org.jspecify.annotations.Nullable;

/// The place of a value as messages name it, such as `spec.ports[0].port`: a chain of steps that
/// becomes text only when something is wrong there.
///
/// @param step what comes after the parent's name: `.spec`, `[0]`
record Where(@Nullable Where parent, String step) {

    /// The place without a name: the whole value.
    static final Where ROOT = new Where(null, "");

    /// A place that is known by its text.
    static Where at(String path) {
        return new Where(ROOT, path);
    }

    /// A property; at the root its name stands alone.
    Where property(String name) {
        return new Where(this, parent == null ? name : "." + name);
    }

    /// A value under a free name, or a property that is missing: a dot begins it even at the root.
    Where entry(String key) {
        return new Where(this, "." + key);
    }

    /// An entry of a map, as upstream's own checks name it.
    Where key(String key) {
        return new Where(this, "[" + key + "]");
    }

    Where index(int index) {
        return new Where(this, "[" + index + "]");
    }

    @Override
    public String toString() {
        return parent == null ? step : parent + step;
    }
}
