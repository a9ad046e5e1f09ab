package dev.kubejar.apiserver.resource;

import dev.kubejar.apiserver.auth.User;
import dev.kubejar.apiserver.request.WriteRequest;
import java.util.function.Consumer;

/// Who writes, how, and who hears of what is dubious in it.
///
/// @param agent the program that writes, such as `kubectl`: the name under which it comes to own
///   fields when the request gives none; may be empty
/// @param warnings gets upstream's words, such as `unknown field "spec.replicase"`
public record Caller(User user, WriteRequest options, String agent, Consumer<String> warnings) {

    public boolean isDryRun() {
        return options.isDryRun();
    }

    /// The name under which this caller's changes are kept in `managedFields`.
    public String fieldManager() {
        return options.fieldManager().isEmpty() ? agent : options.fieldManager();
    }
}
