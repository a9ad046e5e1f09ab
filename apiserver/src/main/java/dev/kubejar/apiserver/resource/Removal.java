package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.apiserver.admission.Attempt;
import dev.kubejar.apiserver.admission.Attempt.Operation;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.store.Condition;
import dev.kubejar.store.Outcome;
import java.util.Optional;

/// The verb delete.
final class Removal {
    private final VerbContext context;

    Removal(VerbContext context) {
        this.context = context;
    }

    Verbs.Deleted delete(
            KindDefinition row, ResourcePath path, DeleteOptions options, Caller caller) {
        String warning = row.rules().lifecycle().orphanWarning();
        if (options.propagation().isEmpty() && !warning.isEmpty()) {
            caller.warnings().accept(warning);
        }
        while (true) {
            StoredObject current = context.objects().get(row, path);
            Optional<Verbs.Deleted> removed = attempt(path, current, options, caller);
            if (removed.isPresent()) {
                return removed.get();
            }
        }
    }

    /// Empty when someone else has written in between.
    private Optional<Verbs.Deleted> attempt(
            ResourcePath path, StoredObject current, DeleteOptions options, Caller caller) {
        KindDefinition row = current.row();
        ApiObject object = current.object();
        var attempt =
                new Attempt(
                        Operation.DELETE,
                        row,
                        path,
                        Optional.of(object),
                        caller.user(),
                        caller.isDryRun());
        return context.admitted(
                attempt,
                object,
                admitted ->
                        write(
                                path,
                                current,
                                Deletion.of(row, admitted, options, context.time().now()),
                                caller));
    }

    private Optional<Verbs.Deleted> write(
            ResourcePath path, StoredObject current, Deletion deletion, Caller caller) {
        KindDefinition row = current.row();
        var condition = Condition.atRevision(current.revision());
        return switch (formed(current, deletion)) {
            case Deletion.Pending _ -> Optional.of(new Verbs.Deleted(current, false));
            case Deletion.Marked(ApiObject next) when next.equals(current.object()) ->
                    Optional.of(new Verbs.Deleted(current, false));
            case Deletion.Marked(ApiObject next) when caller.isDryRun() ->
                    Optional.of(new Verbs.Deleted(StoredObject.imagined(row, next), false));
            case Deletion.Gone(ApiObject last) when caller.isDryRun() ->
                    Optional.of(new Verbs.Deleted(StoredObject.imagined(row, last), true));
            case Deletion.Marked(ApiObject next) ->
                    removed(row, context.objects().put(row, path, condition, next), next, false);
            case Deletion.Gone(ApiObject last) ->
                    removed(row, context.objects().delete(row, path, condition, last), last, true);
        };
    }

    private Deletion formed(StoredObject current, Deletion deletion) {
        KindDefinition row = current.row();
        ApiObject known = current.object();
        return switch (deletion) {
            case Deletion.Pending _ -> deletion;
            case Deletion.Marked(ApiObject next) ->
                    new Deletion.Marked(context.formed(row, next, known));
            case Deletion.Gone(ApiObject last) ->
                    new Deletion.Gone(context.formed(row, last, known));
        };
    }

    private static Optional<Verbs.Deleted> removed(
            KindDefinition row, Outcome<ObjectTag> outcome, ApiObject next, boolean gone) {
        return outcome instanceof Outcome.Written<ObjectTag>(var entry, _)
                ? Optional.of(new Verbs.Deleted(StoredObject.written(row, entry, next), gone))
                : Optional.empty();
    }
}
