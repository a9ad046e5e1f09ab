package dev.kubejar.apiserver.resource;

import dev.kubejar.apiserver.auth.User;
import dev.kubejar.apiserver.request.WriteRequest;
import java.util.function.Consumer;

/// Who writes, how, and who hears of what is dubious in it.
///
/// @param warnings gets upstream's words, such as `unknown field "spec.replicase"`
public record Caller(User user, WriteRequest options, Consumer<String> warnings) {

    public boolean isDryRun() {
        return options.isDryRun();
    }
}
