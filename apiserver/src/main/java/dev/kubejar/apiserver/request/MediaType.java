package dev.kubejar.apiserver.request;

import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.Status;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.http.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How an answer is to be written: the encoding, and the form of what it shows.
///
/// @param version of the form's own type, `v1` or `v1beta1`; empty for whole objects
public record MediaType(Encoding encoding, Form form, String version) {
    private static final String FORMS_GROUP = "meta.k8s.io";
    private static final List<String> FORMS_VERSIONS = List.of("v1", "v1beta1");

    private static final List<String> ALL =
            Arrays.stream(Encoding.values()).map(Encoding::contentType).toList();
    private static final List<String> STREAMED =
            Stream.of(Encoding.JSON, Encoding.PROTOBUF)
                    .map(it -> it.contentType() + ";stream=watch")
                    .toList();

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
        METADATA,
        /// The same of each of a list.
        METADATA_LIST
    }

    /// What can be had.
    ///
    /// @param protobuf whether whole objects can be sent as protobuf; asked only by those who want
    ///   it
    /// @param forms whether there are Tables and metadata of it
    /// @param events whether what is asked for can be watched
    /// @param stream whether it is, for which there is no YAML
    public record Offer(BooleanSupplier protobuf, boolean forms, boolean events, boolean stream) {}

    /// The type of the form's own objects: `meta.k8s.io/v1`.
    public String apiVersion() {
        return FORMS_GROUP + "/" + version;
    }

    /// The best of what the client accepts, in its order of preference; 406 when there is none.
    ///
    /// Source: [alternate
    /// representations](https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations-of-resources)
    public static MediaType accepted(Request request, Offer offer) {
        if (!request.headers().has("Accept")) {
            return new MediaType(Encoding.JSON, Form.OBJECT, "");
        }
        Accept accept = Accept.of(request.headers());
        if (offer.protobuf().getAsBoolean() && !isRouted(accept)) {
            throw new StatusException(unrouted(producedBy(offer)));
        }
        Optional<MediaType> best =
                accept.clauses().stream()
                        .map(clause -> match(clause, offer))
                        .flatMap(Optional::stream)
                        .findFirst();
        if (best.isPresent() && !(offer.stream() && best.get().encoding == Encoding.YAML)) {
            return best.get();
        }
        throw notAcceptable(offer);
    }

    private static Optional<MediaType> match(Accept.Clause clause, Offer offer) {
        return form(clause)
                .filter(form -> form == Form.OBJECT || offer.forms())
                .flatMap(form ->
                        Arrays.stream(Encoding.values())
                                .filter(encoding -> clause.covers(encoding.contentType()))
                                .filter(encoding -> has(offer, encoding, form))
                                .findFirst()
                                .map(encoding ->
                                        new MediaType(
                                                encoding,
                                                form,
                                                form == Form.OBJECT ? "" : clause.parameter("v"))));
    }

    /// Tables have no protobuf, metadata always has.
    private static boolean has(Offer offer, Encoding encoding, Form form) {
        return encoding != Encoding.PROTOBUF
                || switch (form) {
                    case OBJECT -> offer.protobuf().getAsBoolean();
                    case TABLE -> false;
                    case METADATA, METADATA_LIST -> true;
                };
    }

    private static Optional<Form> form(Accept.Clause clause) {
        String as = clause.parameter("as");
        if (as.isEmpty() && clause.parameter("g").isEmpty() && clause.parameter("v").isEmpty()) {
            return Optional.of(Form.OBJECT);
        }
        if (!clause.parameter("g").equals(FORMS_GROUP)
                || !FORMS_VERSIONS.contains(clause.parameter("v"))) {
            return Optional.empty();
        }
        return switch (as) {
            case "Table" -> Optional.of(Form.TABLE);
            case "PartialObjectMetadata" -> Optional.of(Form.METADATA);
            case "PartialObjectMetadataList" -> Optional.of(Form.METADATA_LIST);
            default -> Optional.empty();
        };
    }

    /// Whether upstream's router lets it pass: it looks for a type that is produced, or any at all,
    /// and knows no `application/*`. Custom kinds have no router before them.
    private static boolean isRouted(Accept accept) {
        return accept.clauses().stream()
                .anyMatch(clause -> clause.isAny() || ALL.contains(clause.range()));
    }

    private static List<String> producedBy(Offer offer) {
        return offer.events() ? Stream.concat(ALL.stream(), STREAMED.stream()).toList() : ALL;
    }

    /// What upstream's router says of a request that accepts nothing of what is `produced`.
    public static Status unrouted(List<String> produced) {
        return Status.routed(
                Reason.NOT_ACCEPTABLE,
                "406: Not Acceptable\n\nAvailable representations: " + String.join(", ", produced));
    }

    /// Whether a client accepts JSON where a router produces nothing else.
    public static boolean acceptsJson(Request request) {
        return !request.headers().has("Accept")
                || Accept.of(request.headers()).clauses().stream()
                        .anyMatch(clause ->
                                clause.isAny()
                                        || clause.range().equals(Encoding.JSON.contentType()));
    }

    private static StatusException notAcceptable(Offer offer) {
        return StatusException.of(
                Reason.NOT_ACCEPTABLE,
                "only the following media types are accepted: "
                        + String.join(", ", offer.stream() ? STREAMED : ALL));
    }

    /// How to write a failure: in the encoding of the first whole object that is accepted; empty
    /// when none is.
    static Optional<Encoding> ofFailure(Request request) {
        if (!request.headers().has("Accept")) {
            return Optional.of(Encoding.JSON);
        }
        var offer = new Offer(() -> true, false, false, false);
        return Accept.of(request.headers()).clauses().stream()
                .map(clause -> match(clause, offer))
                .flatMap(Optional::stream)
                .filter(media -> media.form == Form.OBJECT)
                .map(MediaType::encoding)
                .findFirst();
    }

    // ---- bodies of requests

    /// The encoding of the request's body, JSON unless it says otherwise; 415 for an unknown one.
    ///
    /// @param protobuf whether what the body should be can be sent as protobuf
    public static Encoding ofBody(Request request, boolean protobuf) {
        String type = typeOfBody(request).toLowerCase(Locale.ROOT);
        if (type.isEmpty()) {
            return Encoding.JSON;
        }
        List<Encoding> spoken =
                Arrays.stream(Encoding.values())
                        .filter(encoding -> protobuf || encoding != Encoding.PROTOBUF)
                        .toList();
        return spoken.stream()
                .filter(encoding -> encoding.contentType().equals(type))
                .findFirst()
                .orElseThrow(() ->
                        StatusException.of(
                                Reason.UNSUPPORTED_MEDIA_TYPE,
                                "the body of the request was in an unknown format - accepted media types include: "
                                        + spoken.stream()
                                                .map(Encoding::contentType)
                                                .collect(Collectors.joining(", "))));
    }

    /// The body's media type without its parameters.
    public static String typeOfBody(Request request) {
        return request.headers().first("Content-Type").orElse("").split(";", 2)[0].strip();
    }
}
