package dev.kubejar.api.kind;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A client's write of an object as a whole, as [Rules] judge it: it makes a new one or replaces
/// one. Writes of a subresource are an [ObjectPart]'s.
public sealed interface Write {

    /// The object that is to be.
    ApiObject next();

    /// What it replaces; empty for a create.
    Optional<ApiObject> replaced();

    /// Whether an update leaves the spec as it was: nobody is warned of that again.
    default boolean keepsSpec() {
        return replaced().filter(it -> it.spec().equals(next().spec())).isPresent();
    }

    /// What is written, but a new object as `birth` makes it.
    default ApiObject born(UnaryOperator<ApiObject> birth) {
        return this instanceof Create(var object) ? birth.apply(object) : next();
    }

    /// What is written, but a new object with `value` in `field`, whatever the client chose.
    default ApiObject bornWith(String field, Json value) {
        return born(it -> it.with(field, value));
    }

    /// The same write of what `change` makes of its objects.
    Write map(UnaryOperator<ApiObject> change);

    /// The birth of an object.
    record Create(ApiObject next) implements Write {
        @Override
        public Optional<ApiObject> replaced() {
            return Optional.empty();
        }

        @Override
        public Write map(UnaryOperator<ApiObject> change) {
            return new Create(change.apply(next));
        }
    }

    /// The step from `previous` to `next`, by whatever verb.
    record Update(ApiObject next, ApiObject previous) implements Write {
        @Override
        public Optional<ApiObject> replaced() {
            return Optional.of(previous);
        }

        @Override
        public Write map(UnaryOperator<ApiObject> change) {
            return new Update(change.apply(next), change.apply(previous));
        }
    }
}
