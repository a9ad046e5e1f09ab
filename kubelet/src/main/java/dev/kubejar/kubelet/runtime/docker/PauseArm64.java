package dev.kubejar.kubelet.runtime.docker;

/// [PauseProgram]'s machine code for arm64, beside its assembly.
final class PauseArm64 {
    static final String LISTING =
            """
            ; _start:
            e00340f9             ; ldr x0, [sp]
            1f0400f1             ; cmp x0, #0x1
            a8030054             ; b.hi dial
            000080d2             ; mov x0, #0
            810d0010             ; adr x1, set
            020080d2             ; mov x2, #0
            030180d2             ; mov x3, #8
            e81080d2             ; mov x8, #135
            010000d4             ; svc #0x0                 rt_sigprocmask(BLOCK, set)
            ; wait:
            e00c0010             ; adr x0, set
            010080d2             ; mov x1, #0
            020080d2             ; mov x2, #0
            030180d2             ; mov x3, #8
            281180d2             ; mov x8, #137
            010000d4             ; svc #0x0                 rt_sigtimedwait(set): 2 and 15 end it
            1f3c0071             ; cmp w0, #0xf
            80010054             ; b.eq exit
            1f080071             ; cmp w0, #0x2
            40010054             ; b.eq exit
            ; reap:
            00008092             ; mov x0, #-1
            010080d2             ; mov x1, #0
            220080d2             ; mov x2, #1
            030080d2             ; mov x3, #0
            882080d2             ; mov x8, #260
            010000d4             ; svc #0x0                 wait4(any child, NOHANG)
            1f000071             ; cmp w0, #0x0
            2cffff54             ; b.gt reap
            eeffff17             ; b wait
            ; exit:
            000080d2             ; mov x0, #0
            ; exit_with:
            c80b80d2             ; mov x8, #94
            010000d4             ; svc #0x0                 exit_group
            ; dial:
            e10b40f9             ; ldr x1, [sp, #16]
            130080d2             ; mov x19, #0
            43018052             ; mov w3, #10
            ; digit:
            22144038             ; ldrb w2, [x1], #1
            42c00051             ; sub w2, w2, #0x30
            5f240071             ; cmp w2, #0x9
            68000054             ; b.hi address
            730a031b             ; madd w19, w19, w3, w2
            fbffff17             ; b digit
            ; address:
            7306c05a             ; rev16 w19, w19
            440080d2             ; mov x4, #2
            e40fc0f2             ; movk x4, #0x7f, lsl #32
            0420e0f2             ; movk x4, #0x100, lsl #48
            844013aa             ; orr x4, x4, x19, lsl #16
            e47fbfa9             ; stp x4, xzr, [sp, #-16]!
            400080d2             ; mov x0, #2
            210080d2             ; mov x1, #1
            020080d2             ; mov x2, #0
            c81880d2             ; mov x8, #198
            010000d4             ; svc #0x0                 socket(INET, STREAM)
            f403002a             ; mov w20, w0
            e1030091             ; mov x1, sp
            020280d2             ; mov x2, #16
            681980d2             ; mov x8, #203
            010000d4             ; svc #0x0                 connect(127.0.0.1:port)
            c0060035             ; cbnz w0, fail
            200080d2             ; mov x0, #1
            e1230091             ; add x1, sp, #0x8
            220080d2             ; mov x2, #1
            080880d2             ; mov x8, #64
            010000d4             ; svc #0x0                 write(1, a zero byte): connected
            200280d2             ; mov x0, #17
            010080d2             ; mov x1, #0
            020080d2             ; mov x2, #0
            030080d2             ; mov x3, #0
            040080d2             ; mov x4, #0
            881b80d2             ; mov x8, #220
            010000d4             ; svc #0x0                 clone(CHLD)
            1f000071             ; cmp w0, #0x0
            0b050054             ; b.lt fail
            f503002a             ; mov w21, w0
            80000034             ; cbz w0, child
            f603142a             ; mov w22, w20
            37008052             ; mov w23, #1
            03000014             ; b copy
            ; child:
            16008052             ; mov w22, #0
            f703142a             ; mov w23, w20
            ; copy:
            ff1340d1             ; sub sp, sp, #0x4, lsl #12
            ; more:
            e003162a             ; mov w0, w22
            e1030091             ; mov x1, sp
            020088d2             ; mov x2, #16384
            e80780d2             ; mov x8, #63
            010000d4             ; svc #0x0                 read
            1f000071             ; cmp w0, #0x0
            cd010054             ; b.le ended
            f80300aa             ; mov x24, x0
            f9030091             ; mov x25, sp
            ; rest:
            e003172a             ; mov w0, w23
            e10319aa             ; mov x1, x25
            e20318aa             ; mov x2, x24
            080880d2             ; mov x8, #64
            010000d4             ; svc #0x0                 write
            1f000071             ; cmp w0, #0x0
            ad000054             ; b.le ended
            3903008b             ; add x25, x25, x0
            180300eb             ; subs x24, x24, x0
            e1feff54             ; b.ne rest
            edffff17             ; b more
            ; ended:
            d6000034             ; cbz w22, input_ended
            e003152a             ; mov w0, w21
            210180d2             ; mov x1, #9
            281080d2             ; mov x8, #129
            010000d4             ; svc #0x0                 kill(child, KILL)
            b4ffff17             ; b exit
            ; input_ended:
            e003142a             ; mov w0, w20
            210080d2             ; mov x1, #1
            481a80d2             ; mov x8, #210
            010000d4             ; svc #0x0                 shutdown(socket, WRITE)
            afffff17             ; b exit
            ; fail:
            200080d2             ; mov x0, #1
            aeffff17             ; b exit_with
            ; set:
            ; signals INT (2), TERM (15), CHLD (17)
            0240010000000000
            """;

    private PauseArm64() {}
}
