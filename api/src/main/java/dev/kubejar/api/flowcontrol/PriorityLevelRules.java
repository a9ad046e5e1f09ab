package dev.kubejar.api.flowcontrol;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// What is special about PriorityLevelConfigurations: requests are dealt to queues like hands of
/// cards.
public final class PriorityLevelRules implements Rules {
    private static final String EXEMPT = "Exempt";
    private static final String LIMITED = "Limited";
    private static final String LIMITED_PATH = "spec.limited";
    private static final String QUEUING_PATH = LIMITED_PATH + ".limitResponse.queuing";
    private static final long MAX_QUEUES = 10_000_000;
    private static final int MAX_HASH_BITS = 60;

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject spec =
                object.spec()
                        .mapObject("exempt", it -> shares(it, 0))
                        .mapObject(
                                "limited",
                                it ->
                                        shares(it, 30)
                                                .withDefault("limitResponse", JsonObject.EMPTY)
                                                .mapObject(
                                                        "limitResponse",
                                                        PriorityLevelRules::response));
        return object.with("spec", spec).with("status", object.status());
    }

    private static JsonObject shares(JsonObject level, long nominal) {
        return level.withDefault("nominalConcurrencyShares", nominal)
                .withDefault("lendablePercent", 0);
    }

    private static JsonObject response(JsonObject response) {
        return response.mapObject(
                "queuing",
                it ->
                        nonZero(
                                nonZero(nonZero(it, "handSize", 8), "queues", 64),
                                "queueLengthLimit",
                                50));
    }

    private static JsonObject nonZero(JsonObject json, String field, long otherwise) {
        return json.integer(field, 0) == 0 ? json.with(field, otherwise) : json;
    }

    @Override
    public ApiObject prepared(Write write) {
        return write.bornWith("status", JsonObject.EMPTY);
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        JsonObject spec = object.spec();
        String type = spec.string("type");
        String name = object.meta().name();
        if (name.equals(SuggestedFlow.EXEMPT) != type.equals(EXEMPT)) {
            problems.invalid(
                    "spec.type", type, "type must be 'Exempt' if and only if `name` is 'exempt'");
        }
        switch (type) {
            case EXEMPT -> exempt(spec, problems);
            case LIMITED -> limited(spec, problems);
            default -> problems.oneOf("spec.type", type, List.of(EXEMPT, LIMITED));
        }
        mandatory(name, spec, problems);
        FlowStatusRules.conditions(object.status(), problems);
        return problems.list();
    }

    private static void exempt(JsonObject spec, Problems problems) {
        spec.findObject("exempt").ifPresent(it -> shares(it, "spec.exempt", problems));
        if (spec.has("limited")) {
            problems.forbidden(LIMITED_PATH, "must be nil if the type is not Limited");
        }
    }

    private static void shares(JsonObject level, String path, Problems problems) {
        nominal(level, path, problems);
        problems.inRange(level, path, "lendablePercent", 0, 100);
    }

    private static void nominal(JsonObject level, String path, Problems problems) {
        String nominal = "nominalConcurrencyShares";
        if (level.integer(nominal, 0) < 0) {
            problems.invalid(
                    path + "." + nominal,
                    level.integer(nominal, 0),
                    "must be a non-negative integer");
        }
    }

    private static void limited(JsonObject spec, Problems problems) {
        if (spec.has("exempt")) {
            problems.forbidden("spec.exempt", "must be nil if the type is Limited");
        }
        if (!spec.has("limited")) {
            problems.required(LIMITED_PATH, "must not be empty when type is Limited");
            return;
        }
        JsonObject limited = spec.object("limited");
        nominal(limited, LIMITED_PATH, problems);
        response(limited.object("limitResponse"), problems);
        problems.inRange(limited, LIMITED_PATH, "lendablePercent", 0, 100);
        String borrowing = "borrowingLimitPercent";
        if (limited.integer(borrowing, 0) < 0) {
            problems.invalid(
                    LIMITED_PATH + "." + borrowing,
                    limited.integer(borrowing, 0),
                    "if specified, must be a non-negative integer");
        }
    }

    private static void response(JsonObject response, Problems problems) {
        switch (response.string("type")) {
            case "Reject" -> {
                if (response.has("queuing")) {
                    problems.forbidden(
                            QUEUING_PATH,
                            "must be nil if limited.limitResponse.type is not Limited");
                }
            }
            case "Queue" ->
                    response.findObject("queuing")
                            .ifPresentOrElse(
                                    it -> queuing(it, problems),
                                    () ->
                                            problems.required(
                                                    QUEUING_PATH,
                                                    "must not be empty if"
                                                            + " limited.limitResponse.type is"
                                                            + " Limited"));
            default ->
                    problems.oneOf(
                            LIMITED_PATH + ".limitResponse.type",
                            response.string("type"),
                            List.of("Queue", "Reject"));
        }
    }

    private static void queuing(JsonObject queuing, Problems problems) {
        long queues = queuing.integer("queues", 0);
        long hand = queuing.integer("handSize", 0);
        positive(queuing, "queueLengthLimit", problems);
        positive(queuing, "queues", problems);
        if (queues > MAX_QUEUES) {
            problems.invalid(
                    QUEUING_PATH + ".queues", queues, "must not be greater than " + MAX_QUEUES);
        }
        positive(queuing, "handSize", problems);
        String path = QUEUING_PATH + ".handSize";
        if (hand > 0 && hand > queues) {
            problems.invalid(path, hand, "should not be greater than queues (" + queues + ")");
        } else if (hand > 0 && entropyBits(queues, hand) > MAX_HASH_BITS) {
            problems.invalid(
                    path,
                    hand,
                    "required entropy bits of deckSize %d and handSize %d should not be greater than %d"
                            .formatted(queues, hand, MAX_HASH_BITS));
        }
    }

    private static void positive(JsonObject queuing, String field, Problems problems) {
        if (queuing.integer(field, 0) <= 0) {
            problems.invalid(
                    QUEUING_PATH + "." + field, queuing.integer(field, 0), "must be positive");
        }
    }

    /// What a hash needs to deal so many cards out of the deck.
    private static double entropyBits(long deck, long hand) {
        return Math.ceil(Math.log((double) deck) / Math.log(2) * hand);
    }

    private static void mandatory(String name, JsonObject spec, Problems problems) {
        Json fixed = FlowStatusRules.fixed(SuggestedFlow.levels(), name).orElse(spec);
        switch (name) {
            case SuggestedFlow.EXEMPT -> {
                if (!spec.without("exempt").equals(((JsonObject) fixed).without("exempt"))) {
                    problems.invalid(
                            "spec",
                            FlowShapes.LEVEL.of(spec),
                            "spec of 'exempt' except the 'spec.exempt' field must equal the fixed"
                                    + " value");
                }
            }
            default -> {
                if (!spec.equals(fixed)) {
                    problems.invalid(
                            "spec",
                            FlowShapes.LEVEL.of(spec),
                            "spec of '" + name + "' must equal the fixed value");
                }
            }
        }
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(PriorityLevelRules::statusProblems)
                .withoutMetadata()
                .at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        FlowStatusRules.conditions(next.status(), problems);
        return problems.list();
    }
}
