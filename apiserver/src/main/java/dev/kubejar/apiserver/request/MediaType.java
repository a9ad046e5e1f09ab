package dev.kubejar.apiserver.request;

import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.http.Request;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How an answer is to be written: the encoding, and the form of what it shows.
public record MediaType(Encoding encoding, Form form) {
    private static final String SPOKEN = "application/json, application/yaml";

    /// How trees become bytes.
    public enum Encoding {
        JSON("application/json"),
        YAML("application/yaml");

        private final String contentType;

        Encoding(String contentType) {
            this.contentType = contentType;
        }

        public String contentType() {
            return contentType;
        }
    }

    /// What is shown of an object.
    public enum Form {
        OBJECT,
        /// `kubectl get`'s columns.
        TABLE,
        /// `metadata` alone, as PartialObjectMetadata.
        METADATA
    }

    /// The best of what the client accepts, in its order of preference; 406 when there is none.
    ///
    /// Source: [alternate
    /// representations](https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations-of-resources)
    public static MediaType accepted(Request request) {
        List<Clause> clauses =
                request.headers().elements("Accept").stream()
                        .map(Clause::parse)
                        .sorted(Comparator.comparingDouble(Clause::quality).reversed())
                        .toList();
        if (clauses.isEmpty()) {
            return new MediaType(Encoding.JSON, Form.OBJECT);
        }
        return clauses.stream()
                .map(Clause::spoken)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() ->
                        StatusException.of(
                                Reason.NOT_ACCEPTABLE,
                                "only the following media types are accepted: " + SPOKEN));
    }

    /// The encoding of the request's body, JSON unless it says otherwise; 415 for an unknown one.
    public static Encoding ofBody(Request request) {
        String type = request.headers().first("Content-Type").orElse("");
        return switch (Clause.parse(type).type()) {
            case "", "application/json" -> Encoding.JSON;
            case "application/yaml" -> Encoding.YAML;
            default ->
                    throw StatusException.of(
                            Reason.UNSUPPORTED_MEDIA_TYPE,
                            "the body of the request was in an unknown format - accepted media types include: "
                                    + SPOKEN);
        };
    }

    /// The body's media type without its parameters.
    public static String typeOfBody(Request request) {
        return Clause.parse(request.headers().first("Content-Type").orElse("")).type();
    }

    /// One element of an `Accept` header: `application/json;as=Table;g=meta.k8s.io;v=v1`.
    private record Clause(String type, Map<String, String> parameters) {

        static Clause parse(String text) {
            String[] parts = text.split(";", -1);
            var parameters = new HashMap<String, String>();
            Arrays.stream(parts)
                    .skip(1)
                    .map(part -> part.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .forEach(pair -> parameters.put(pair[0].strip(), pair[1].strip()));
            return new Clause(parts[0].strip(), parameters);
        }

        double quality() {
            try {
                return Double.parseDouble(parameters.getOrDefault("q", "1"));
            } catch (NumberFormatException e) {
                return 1;
            }
        }

        Optional<MediaType> spoken() {
            Optional<Encoding> encoding =
                    switch (type) {
                        case "application/json", "application/*", "*/*" ->
                                Optional.of(Encoding.JSON);
                        case "application/yaml" -> Optional.of(Encoding.YAML);
                        default -> Optional.empty();
                    };
            return encoding.flatMap(known -> form().map(form -> new MediaType(known, form)));
        }

        private Optional<Form> form() {
            if (!parameters.containsKey("as")) {
                return Optional.of(Form.OBJECT);
            }
            boolean known =
                    parameters.getOrDefault("g", "").equals("meta.k8s.io")
                            && parameters.getOrDefault("v", "").equals("v1");
            if (!known) {
                return Optional.empty();
            }
            return switch (parameters.getOrDefault("as", "")) {
                case "Table" -> Optional.of(Form.TABLE);
                case "PartialObjectMetadata", "PartialObjectMetadataList" ->
                        Optional.of(Form.METADATA);
                default -> Optional.empty();
            };
        }
    }
}
