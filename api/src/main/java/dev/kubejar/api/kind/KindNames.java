package dev.kubejar.api.kind;

import java.util.List;

/// The names of a kind beside those of its type, by which kubectl finds it.
///
/// @param singular `deployment`; upstream leaves it to discovery
/// @param shortNames such as `deploy`
/// @param categories such as `all`
public record KindNames(String singular, List<String> shortNames, List<String> categories) {

    public KindNames {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
    }

    /// A kind that is called by its full name only.
    public static KindNames of(String singular) {
        return new KindNames(singular, List.of(), List.of());
    }
}
