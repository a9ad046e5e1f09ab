package dev.kubejar.api.certificates;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The blocks of a text in PEM.
///
/// @param type such as `CERTIFICATE REQUEST`
/// @param hasHeaders whether there are lines such as `Proc-Type: …` before the content
/// @param base64 the content
record Pem(String type, boolean hasHeaders, String base64) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([^-\\n]+)-----\\s*\\n([^-]*)-----END \\1-----");

    /// All blocks; what stands between them is skipped, as is what cannot be decoded.
    static List<Pem> blocks(String text) {
        var blocks = new ArrayList<Pem>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            String body = matcher.group(2);
            int blank = body.contains(":") ? body.lastIndexOf(':') : -1;
            int start = blank < 0 ? 0 : Math.max(0, body.indexOf('\n', blank));
            String base64 = body.substring(start);
            if (isDecodable(base64)) {
                blocks.add(new Pem(matcher.group(1), blank >= 0, base64));
            }
        }
        return blocks;
    }

    private static boolean isDecodable(String base64) {
        try {
            Base64.getMimeDecoder().decode(base64);
            return true;
        } catch (IllegalArgumentException e) {
            return false; // no block: Go's decoder goes on behind it, too
        }
    }

    byte[] content() {
        return Base64.getMimeDecoder().decode(base64);
    }
}
