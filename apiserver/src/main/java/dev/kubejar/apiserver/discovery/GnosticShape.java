package dev.kubejar.apiserver.discovery;

import java.util.function.Supplier;

/// How one value of a Swagger document becomes a field of gnostic's messages.
sealed interface GnosticShape {

    record Text() implements GnosticShape {}

    record Flag() implements GnosticShape {}

    /// Anything, as YAML: `Any{yaml = 2}`.
    record Yaml() implements GnosticShape {}

    /// The field once for each element of the array.
    record Each(GnosticShape element) implements GnosticShape {}

    record Nested(Supplier<GnosticMessage> message) implements GnosticShape {}

    /// A message whose only field is `number`: an alternative among several, or a list of one.
    record Inside(int number, GnosticShape inner) implements GnosticShape {}

    /// A message that holds an object of any keys: in its field `number` once per key `{name = 1,
    /// value = 2}`, in the object's order.
    record Entries(int number, GnosticShape value) implements GnosticShape {}

    /// A parameter, whose message depends on where it is given: in the body, path or query.
    record Choice() implements GnosticShape {
        private static final GnosticShape BODY =
                new Inside(1, new Inside(1, new Nested(() -> GnosticMessage.BODY_PARAMETER)));
        private static final GnosticShape PATH =
                notInBody(4, new Nested(() -> GnosticMessage.PATH_PARAMETER));
        private static final GnosticShape QUERY =
                notInBody(3, new Nested(() -> GnosticMessage.QUERY_PARAMETER));

        private static GnosticShape notInBody(int alternative, GnosticShape parameter) {
            return new Inside(1, new Inside(2, new Inside(alternative, parameter)));
        }

        static GnosticShape of(String in) {
            return switch (in) {
                case "body" -> BODY;
                case "path" -> PATH;
                default -> QUERY;
            };
        }
    }
}
