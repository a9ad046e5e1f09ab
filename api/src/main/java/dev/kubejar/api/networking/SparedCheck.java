package dev.kubejar.api.networking;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A check that the beta versions of Ingress spared their objects, which may therefore fail it and
/// still be changed.
public enum SparedCheck {
    SECRET_NAME {
        @Override
        public boolean found(FieldError problem, ApiObject ingress) {
            return SECRET.matcher(problem.path()).matches();
        }
    },

    /// On what is behind a host with a wildcard.
    WILDCARD_RULE {
        @Override
        public boolean found(FieldError problem, ApiObject ingress) {
            Matcher rule = RULE.matcher(problem.path());
            List<JsonObject> rules = ingress.spec().objects("rules");
            return rule.matches()
                    && rules.get(Integer.parseInt(rule.group(1))).string("host").contains("*");
        }
    };

    private static final Pattern SECRET = Pattern.compile("spec\\.tls\\[\\d+]\\.secretName");
    private static final Pattern RULE = Pattern.compile("spec\\.rules\\[(\\d+)]\\.http\\..*");

    /// Whether it is this check that found the problem in `ingress`.
    public abstract boolean found(FieldError problem, ApiObject ingress);
}
