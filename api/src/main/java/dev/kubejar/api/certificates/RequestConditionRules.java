package dev.kubejar.api.certificates;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Difference;
import dev.kubejar.api.rules.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What makes the conditions of a request invalid, and who may change which.
final class RequestConditionRules {
    private static final String PATH = "status.conditions";
    private static final List<String> DECISIONS =
            List.of(CertificateSigningRequest.APPROVED, CertificateSigningRequest.DENIED);
    private static final List<String> FINAL =
            List.of(
                    CertificateSigningRequest.APPROVED,
                    CertificateSigningRequest.DENIED,
                    CertificateSigningRequest.FAILED);
    private static final List<String> STATUSES = List.of("False", "True", "Unknown");

    private RequestConditionRules() {}

    static void conditions(ApiObject request, Problems problems) {
        var seen = new HashSet<String>();
        List<JsonObject> conditions = request.status().objects("conditions");
        for (int i = 0; i < conditions.size(); i++) {
            String path = PATH + "[" + i + "]";
            String type = conditions.get(i).string("type");
            if (type.isEmpty()) {
                problems.required(path + ".type");
            }
            problems.requiredOneOf(
                    path + ".status",
                    conditions.get(i).string("status"),
                    FINAL.contains(type) ? List.of("True") : STATUSES);
            if (DECISIONS.contains(type) && seen.contains(opposite(type))) {
                problems.invalid(
                        PATH, type, "Approved and Denied conditions are mutually exclusive");
            }
            if (!seen.add(type)) {
                problems.duplicate(path + ".type", type);
            }
        }
    }

    private static String opposite(String decision) {
        return decision.equals(CertificateSigningRequest.APPROVED)
                ? CertificateSigningRequest.DENIED
                : CertificateSigningRequest.APPROVED;
    }

    /// No decision is taken back.
    static void kept(ApiObject next, ApiObject previous, Problems problems) {
        for (String type : FINAL) {
            if (of(next, type).size() < of(previous, type).size()) {
                problems.forbidden(
                        PATH, "updates may not remove a condition of type \"" + type + "\"");
            }
        }
    }

    /// Decisions are made through `/approval` alone.
    static void undecided(ApiObject next, ApiObject previous, Problems problems) {
        for (String type : DECISIONS) {
            List<JsonObject> now = of(next, type);
            List<JsonObject> before = of(previous, type);
            if (now.size() > before.size()) {
                problems.forbidden(
                        PATH, "updates may not add a condition of type \"" + type + "\"");
            } else if (now.size() == before.size() && !now.equals(before)) {
                problems.forbidden(
                        PATH,
                        "updates may not modify a condition of type \"%s\"\n%s"
                                .formatted(type, difference(before, now)));
            }
        }
    }

    private static String difference(List<JsonObject> before, List<JsonObject> now) {
        return IntStream.range(0, now.size())
                .mapToObj(i -> Difference.of(before.get(i), now.get(i)))
                .collect(Collectors.joining());
    }

    private static List<JsonObject> of(ApiObject request, String type) {
        return request.status().objects("conditions").stream()
                .filter(it -> it.string("type").equals(type))
                .toList();
    }
}
