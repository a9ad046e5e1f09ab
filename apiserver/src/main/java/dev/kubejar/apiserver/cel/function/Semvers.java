package dev.kubejar.apiserver.cel.function;

import static dev.kubejar.apiserver.cel.function.Overload.global;
import static dev.kubejar.apiserver.cel.function.Overload.member;
import static dev.kubejar.apiserver.cel.function.Types.BOOL;
import static dev.kubejar.apiserver.cel.function.Types.INT;
import static dev.kubejar.apiserver.cel.function.Types.SEMVER;
import static dev.kubejar.apiserver.cel.function.Types.STRING;

import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.OpaqueValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.util.List;

/// Semantic versions; with a second argument `true`, in their looser spellings.
///
/// Source: [semver
/// library](https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-semver-library)
final class Semvers {
    // spotless:off
    static final List<Overload> TABLE = List.of(
            global("semver",        "string_to_semver",       SEMVER, Semvers::parse,                                                STRING),
            global("semver",        "string_bool_to_semver",  SEMVER, Semvers::parse,                                                STRING, BOOL),
            global("isSemver",      "is_semver_string",       BOOL,   it -> BoolValue.of(!(parse(it) instanceof Failure)),           STRING),
            global("isSemver",      "is_semver_string_bool",  BOOL,   it -> BoolValue.of(!(parse(it) instanceof Failure)),           STRING, BOOL),
            member("isGreaterThan", "semver_is_greater_than", BOOL,   it -> BoolValue.of(version(it[0]).compareTo(version(it[1])) > 0), SEMVER, SEMVER),
            member("isLessThan",    "semver_is_less_than",    BOOL,   it -> BoolValue.of(version(it[0]).compareTo(version(it[1])) < 0), SEMVER, SEMVER),
            member("compareTo",     "semver_compare_to",      INT,    it -> new IntValue(version(it[0]).compareTo(version(it[1]))),  SEMVER, SEMVER),
            member("major",         "semver_major",           INT,    it -> new IntValue(version(it[0]).major()),                    SEMVER),
            member("minor",         "semver_minor",           INT,    it -> new IntValue(version(it[0]).minor()),                    SEMVER),
            member("patch",         "semver_patch",           INT,    it -> new IntValue(version(it[0]).patch()),                    SEMVER));
    // spotless:on

    private Semvers() {}

    private static Value parse(Value... arguments) {
        String text = ((StringValue) arguments[0]).value();
        boolean loosely = arguments.length > 1 && arguments[1] == BoolValue.TRUE;
        try {
            return new OpaqueValue(
                    Types.value(SEMVER),
                    loosely ? SemanticVersion.parseLoosely(text) : SemanticVersion.parse(text));
        } catch (SemanticVersion.MalformedException e) {
            return Failure.of(e);
        }
    }

    private static SemanticVersion version(Value value) {
        return (SemanticVersion) ((OpaqueValue) value).content();
    }
}
