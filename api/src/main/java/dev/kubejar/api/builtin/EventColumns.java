package dev.kubejar.api.builtin;

import dev.kubejar.api.Timestamps;
import dev.kubejar.api.core.event.Event;
import dev.kubejar.api.core.event.EventConversion;
import dev.kubejar.api.core.event.ObjectReference;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.kind.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How events print, in either of their two forms.
final class EventColumns {
    private static final EventConversion CONVERSION = new EventConversion();

    static final List<Column> ALL =
            Columns.of(new Kind<>(Event.KIND.type(), it -> new Event(CONVERSION.toStored(it))))
                    .text("Last Seen", "Time since it happened last", EventColumns::lastSeen)
                    .text("Type", "Normal or Warning", Event::type)
                    .text("Reason", "What happened, in one word", Event::reason)
                    .text("Object", "What it happened to", EventColumns::object)
                    .wide("Subobject", "Part it happened to", it -> it.involvedObject().fieldPath())
                    .wide("Source", "Who reports it", EventColumns::source)
                    .text("Message", "What happened, in a sentence", it -> it.message().strip())
                    .wide("First Seen", "Time since it happened first", EventColumns::firstSeen)
                    .wideValue("Count", "How many times it happened", EventColumns::count)
                    .wideName()
                    .list();

    private EventColumns() {}

    private static JsonObject series(Event event) {
        return event.object().json().object("series");
    }

    private static String firstSeen(Event event, Instant now) {
        return HumanDuration.since(event.firstTimestamp().or(event::eventTime), now);
    }

    private static String lastSeen(Event event, Instant now) {
        Optional<Instant> seen =
                series(event)
                        .findString("lastObservedTime")
                        .map(Timestamps::parse)
                        .or(event::lastTimestamp);
        return seen.isPresent() ? HumanDuration.since(seen, now) : firstSeen(event, now);
    }

    private static Json count(Event event) {
        if (event.object().json().has("series")) {
            return Json.of(series(event).integer("count", 0));
        }
        return Json.of(Math.max(event.count(), 1));
    }

    private static String object(Event event) {
        ObjectReference object = event.involvedObject();
        String kind = object.kind().toLowerCase(Locale.ROOT);
        return object.name().isEmpty() ? kind : kind + "/" + object.name();
    }

    private static String source(Event event) {
        JsonObject json = event.object().json();
        JsonObject source = json.object("source");
        String component = orElse(source.string("component"), json.string("reportingComponent"));
        String host = orElse(source.string("host"), json.string("reportingInstance"));
        return host.isEmpty() ? component : component + ", " + host;
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
