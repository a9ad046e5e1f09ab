package dev.kubejar.apiserver.resource;

import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.Status;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.request.Parameters;
import java.util.OptionalLong;

/// Reads resource versions and says what is wrong with them.
final class Revisions {
    private Revisions() {}

    /// The revision that `text` names; 0 for none.
    static long parse(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            long revision = Long.parseLong(text);
            if (revision >= 0) {
                return revision;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a negative one.
        }
        throw StatusException.badRequest(
                "invalid resource version: resourceVersion: Invalid value: \"%s\": %s"
                        .formatted(text, Parameters.unparsed("ParseUint", text)));
    }

    /// Whether a write with `text` means one version of an object; none and `0` mean any.
    static boolean names(String text) {
        return !text.isEmpty() && !text.equals("0");
    }

    /// 504: nobody has been there yet. The client may try again in a second.
    static StatusException tooLarge(long asked, long current) {
        return tooLarge(asked, current, OptionalLong.of(1));
    }

    /// As [#tooLarge], of a state that must be exactly there: nothing is said of another try.
    static StatusException neverSeen(long asked, long current) {
        return tooLarge(asked, current, OptionalLong.empty());
    }

    private static StatusException tooLarge(long asked, long current, OptionalLong retrySeconds) {
        JsonObject cause =
                JsonObject.builder()
                        .put("reason", "ResourceVersionTooLarge")
                        .put("message", "Too large resource version")
                        .build();
        JsonObject.Builder details = JsonObject.builder().put("causes", JsonArray.of(cause));
        retrySeconds.ifPresent(seconds -> details.put("retryAfterSeconds", seconds));
        return new StatusException(
                Status.of(
                        Reason.TIMEOUT,
                        "Timeout: Too large resource version: %d, current: %d"
                                .formatted(asked, current),
                        details.build()));
    }

    /// 410: a watch cannot begin or go on there.
    static StatusException tooOld(long asked, long oldest) {
        return StatusException.expired(
                "too old resource version: %d (%d)".formatted(asked, oldest));
    }
}
