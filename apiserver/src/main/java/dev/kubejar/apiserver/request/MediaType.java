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
import java.util.stream.Collectors;

/// How an answer is to be written: the encoding, and the form of what it shows.
public record MediaType(Encoding encoding, Form form) {
    /// How trees become bytes.
    public enum Encoding {
        JSON("application/json"),
        YAML("application/yaml"),
        PROTOBUF("application/vnd.kubernetes.protobuf");

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
    /// @param protobuf whether what is asked for can be sent as protobuf
    ///
    ///   Source: [alternate
    ///   representations](https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations-of-resources)
    public static MediaType accepted(Request request, boolean protobuf) {
        List<Clause> clauses =
                request.headers().elements("Accept").stream()
                        .map(Clause::parse)
                        .sorted(Comparator.comparingDouble(Clause::quality).reversed())
                        .toList();
        if (clauses.isEmpty()) {
            return new MediaType(Encoding.JSON, Form.OBJECT);
        }
        return clauses.stream()
                .map(clause -> clause.spoken(protobuf))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() ->
                        StatusException.of(
                                Reason.NOT_ACCEPTABLE,
                                "only the following media types are accepted: "
                                        + spoken(protobuf)));
    }

    private static String spoken(boolean protobuf) {
        return Arrays.stream(Encoding.values())
                .filter(encoding -> protobuf || encoding != Encoding.PROTOBUF)
                .map(Encoding::contentType)
                .collect(Collectors.joining(", "));
    }

    /// The encoding of the request's body, JSON unless it says otherwise; 415 for an unknown one.
    ///
    /// @param protobuf whether what the body should be can be sent as protobuf
    public static Encoding ofBody(Request request, boolean protobuf) {
        String type = typeOfBody(request);
        return type.isEmpty()
                ? Encoding.JSON
                : encoding(type, protobuf)
                        .orElseThrow(() ->
                                StatusException.of(
                                        Reason.UNSUPPORTED_MEDIA_TYPE,
                                        "the body of the request was in an unknown format - accepted media types include: "
                                                + spoken(protobuf)));
    }

    private static Optional<Encoding> encoding(String type, boolean protobuf) {
        return Arrays.stream(Encoding.values())
                .filter(encoding -> encoding.contentType().equals(type))
                .filter(encoding -> protobuf || encoding != Encoding.PROTOBUF)
                .findFirst();
    }

    /// Upstream's Tables have no protobuf.
    private boolean exists() {
        return encoding != Encoding.PROTOBUF || form != Form.TABLE;
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

        Optional<MediaType> spoken(boolean protobuf) {
            boolean any = type.equals("application/*") || type.equals("*/*");
            Optional<Encoding> encoding =
                    any ? Optional.of(Encoding.JSON) : encoding(type, protobuf);
            return encoding.flatMap(known -> form().map(form -> new MediaType(known, form)))
                    .filter(MediaType::exists);
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
