package dev.kubejar.kubelet.runtime.docker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.kubejar.kubelet.runtime.RuntimeFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// The program of a pod's sandbox: a static Linux executable of some 500 bytes that needs no file
/// but itself.
///
/// `pause` waits for INT or TERM and then ends with exit code 0; meanwhile it reaps the children it
/// is given, as process 1 of a pod must. `pause PORT` connects to that TCP port of the loopback
/// address, writes one zero byte and then carries standard input there and what comes back to
/// standard output; it ends with the connection, with exit code 1 when there was none. So a port of
/// the pod can be reached wherever the engine runs.
///
/// Source: [ELF](https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html)
enum PauseProgram {
    AMD64("amd64", (short) 62, PauseAmd64.LISTING),
    ARM64("arm64", (short) 183, PauseArm64.LISTING);

    private static final long LOADED_AT = 0x400000;
    private static final short HEADER_SIZE = 64;
    private static final short SEGMENT_SIZE = 56;
    private static final int READABLE_EXECUTABLE = 5;
    private static final long PAGE_SIZE = 0x10000;

    private final String architecture;
    private final short machine;
    private final String listing;

    PauseProgram(String architecture, short machine, String listing) {
        this.architecture = architecture;
        this.machine = machine;
        this.listing = listing;
    }

    /// The program for an engine.
    ///
    /// @param architecture in Go's words, as the engine tells it
    static PauseProgram of(String architecture) {
        for (PauseProgram program : values()) {
            if (program.architecture.equals(architecture)) {
                return program;
            }
        }
        throw new RuntimeFailure.Refused("no pod sandbox for architecture " + architecture);
    }

    /// The executable file: header, one segment that holds the whole file, code.
    byte[] file() {
        byte[] code = code();
        int size = HEADER_SIZE + SEGMENT_SIZE + code.length;
        var file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.put("\u007fELF".getBytes(US_ASCII));
        file.put(new byte[] {2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}); // 64 bits, little-endian, SysV
        file.putShort((short) 2).putShort(machine).putInt(1); // executable
        file.putLong(LOADED_AT + HEADER_SIZE + SEGMENT_SIZE); // begins at the code
        file.putLong(HEADER_SIZE).putLong(0).putInt(0); // segments follow, no sections
        file.putShort(HEADER_SIZE).putShort(SEGMENT_SIZE).putShort((short) 1);
        file.putShort((short) 64).putShort((short) 0).putShort((short) 0);
        file.putInt(1).putInt(READABLE_EXECUTABLE); // loaded
        file.putLong(0).putLong(LOADED_AT).putLong(LOADED_AT);
        file.putLong(size).putLong(size).putLong(PAGE_SIZE);
        return file.put(code).array();
    }

    private byte[] code() {
        String digits =
                listing.lines()
                        .map(line -> line.split(";", 2)[0].strip())
                        .collect(Collectors.joining());
        return HexFormat.of().parseHex(digits);
    }
}
