package dev.kubejar.api.legacy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.kind.Conversion;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.status.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The rules of an old version: its own defaults, and the successor's rules on what its objects
/// become there.
record SuccessorRules(Rules successor, OldVersion old, Conversion conversion) implements Rules {

    @Override
    public List<String> nameComplaints(String name) {
        return successor.nameComplaints(name);
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        return back(successor.defaulted(forth(old.defaulted(object))));
    }

    @Override
    public ApiObject prepared(Write write) {
        return back(successor.prepared(forth(write)));
    }

    @Override
    public List<FieldError> problems(Write write) {
        Write stored = forth(write);
        return old.problems(successor.problems(stored), stored.next());
    }

    @Override
    public List<String> warnings(Write write) {
        return successor.warnings(forth(write));
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return successor.part(subresource).map(this::part);
    }

    private ObjectPart part(ObjectPart plain) {
        return new ObjectPart() {
            @Override
            public ApiObject changed(ApiObject wanted, ApiObject previous) {
                return back(plain.changed(forth(wanted), forth(previous)));
            }

            @Override
            public ApiObject stamped(ApiObject next, ApiObject previous, Instant now) {
                return back(plain.stamped(forth(next), forth(previous), now));
            }

            @Override
            public boolean changesMetadata() {
                return plain.changesMetadata();
            }

            @Override
            public ObjectMeta metadata(ObjectMeta wanted, ObjectMeta previous) {
                return plain.metadata(wanted, previous);
            }

            @Override
            public List<FieldError> problems(ApiObject next, ApiObject previous) {
                return plain.problems(forth(next), forth(previous));
            }
        };
    }

    @Override
    public List<ApiObject> inTable(List<ApiObject> listed) {
        return successor.inTable(listed.stream().map(this::forth).toList()).stream()
                .map(this::back)
                .toList();
    }

    @Override
    public Lifecycle lifecycle() {
        Lifecycle plain = successor.lifecycle();
        return new Lifecycle() {
            @Override
            public Set<Trait> traits() {
                return plain.traits();
            }

            @Override
            public String orphanWarning() {
                return plain.orphanWarning();
            }

            @Override
            public OptionalLong gracePeriodSeconds(ApiObject object, OptionalLong asked) {
                return plain.gracePeriodSeconds(forth(object), asked);
            }

            @Override
            public ApiObject deleting(ApiObject object) {
                return back(plain.deleting(forth(object)));
            }

            @Override
            public boolean isHeld(ApiObject object) {
                return plain.isHeld(forth(object));
            }
        };
    }

    private Write forth(Write write) {
        return write.map(this::forth);
    }

    private ApiObject forth(ApiObject object) {
        return conversion.toStored(object);
    }

    private ApiObject back(ApiObject object) {
        return conversion.fromStored(object);
    }
}
