package dev.kubejar.kubelet.runtime.docker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;

/// A tar archive of executable files.
///
/// Source: [ustar](https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html)
final class TarFile {
    private static final int BLOCK = 512;
    private static final int CHECKSUM_AT = 148;

    private TarFile() {}

    /// The files' contents by their names without a leading `/`, of at most 99 bytes.
    static byte[] ofExecutables(Map<String, byte[]> files) {
        var tar = new ByteArrayOutputStream();
        files.forEach((name, content) -> {
            tar.writeBytes(header(name, content.length));
            tar.writeBytes(content);
            tar.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        });
        tar.writeBytes(new byte[2 * BLOCK]); // the end
        return tar.toByteArray();
    }

    private static byte[] header(String name, int size) {
        var header = ByteBuffer.allocate(BLOCK);
        put(header, 0, name);
        put(header, 100, "0000755\0");
        put(header, 108, "0000000\0"); // owner
        put(header, 116, "0000000\0"); // group
        put(header, 124, "%011o\0".formatted(size));
        put(header, 136, "00000000000\0"); // changed in 1970: the same archive each time
        put(header, CHECKSUM_AT, "        ");
        put(header, 156, "0"); // a regular file
        put(header, 257, "ustar\0" + "00");
        int checksum = 0;
        for (byte b : header.array()) {
            checksum += b & 255;
        }
        put(header, CHECKSUM_AT, "%06o\0 ".formatted(checksum));
        return header.array();
    }

    private static void put(ByteBuffer header, int at, String text) {
        header.put(at, text.getBytes(US_ASCII));
    }
}
