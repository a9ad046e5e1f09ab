package dev.kubejar.apiserver.structural;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.regex.GoRegex;
import java.util.List;
import java.util.Optional;

/// What a schema asks of a value beside its type: everything that neither prunes nor defaults.
///
/// @param format `date-time`, `int32`…; empty for none
/// @param length of a text, in characters
/// @param pattern found somewhere in the text; empty also for one that is no regular expression,
///   which the rules of a definition refuse
/// @param items of an array
/// @param properties of an object
/// @param required names of properties that must be there
/// @param enums the values allowed; empty for no such limit
public record ValueValidation(
        String format,
        NumberLimits number,
        SizeLimits length,
        Optional<Pattern> pattern,
        SizeLimits items,
        SizeLimits properties,
        List<String> required,
        List<Json> enums,
        Branches branches) {

    public ValueValidation {
        required = List.copyOf(required);
        enums = List.copyOf(enums);
    }

    static ValueValidation parse(JsonObject json) {
        return new ValueValidation(
                json.string("format"),
                NumberLimits.parse(json),
                SizeLimits.parse(json, "Length"),
                json.findString("pattern").flatMap(ValueValidation::compiled),
                SizeLimits.parse(json, "Items"),
                SizeLimits.parse(json, "Properties"),
                json.strings("required"),
                json.array("enum").values(),
                Branches.parse(json));
    }

    private static Optional<Pattern> compiled(String pattern) {
        try {
            return pattern.isEmpty() ? Optional.empty() : Optional.of(GoRegex.compile(pattern));
        } catch (PatternSyntaxException _) { // told by the rules of the definition
            return Optional.empty();
        }
    }
}
