package dev.kubejar.kubelet.runtime.docker;

/// [PauseProgram]'s machine code for amd64, beside its assembly.
final class PauseAmd64 {
    static final String LISTING =
            """
            ; _start:
            8b0424               ; mov eax,[rsp]
            83f801               ; cmp eax,0x1
            7753                 ; ja dial
            31ff                 ; xor edi,edi
            488d3535010000       ; lea rsi,[rip+set]
            31d2                 ; xor edx,edx
            6a08                 ; push 0x8
            415a                 ; pop r10
            6a0e                 ; push 0xe
            58                   ; pop rax
            0f05                 ; syscall                  rt_sigprocmask(BLOCK, set)
            ; wait:
            488d3d23010000       ; lea rdi,[rip+set]
            31f6                 ; xor esi,esi
            31d2                 ; xor edx,edx
            6a08                 ; push 0x8
            415a                 ; pop r10
            b880000000           ; mov eax,0x80
            0f05                 ; syscall                  rt_sigtimedwait(set): 2 and 15 end it
            83f80f               ; cmp eax,0xf
            741b                 ; je exit
            83f802               ; cmp eax,0x2
            7416                 ; je exit
            ; reap:
            6aff                 ; push 0xffffffffffffffff
            5f                   ; pop rdi
            31f6                 ; xor esi,esi
            6a01                 ; push 0x1
            5a                   ; pop rdx
            4531d2               ; xor r10d,r10d
            6a3d                 ; push 0x3d
            58                   ; pop rax
            0f05                 ; syscall                  wait4(any child, NOHANG)
            85c0                 ; test eax,eax
            7fec                 ; jg reap
            ebca                 ; jmp wait
            ; exit:
            31ff                 ; xor edi,edi
            ; exit_with:
            b8e7000000           ; mov eax,0xe7
            0f05                 ; syscall                  exit_group
            ; dial:
            488b742410           ; mov rsi,[rsp+0x10]
            31db                 ; xor ebx,ebx
            ; digit:
            0fb606               ; movzx eax,[rsi]
            48ffc6               ; inc rsi
            83e830               ; sub eax,0x30
            83f809               ; cmp eax,0x9
            7707                 ; ja address
            6bdb0a               ; imul ebx,ebx,0xa
            01c3                 ; add ebx,eax
            ebeb                 ; jmp digit
            ; address:
            86fb                 ; xchg bl,bh
            48c1e310             ; shl rbx,0x10
            48b8020000007f       ; movabs rax,0x100007f00000002
            000001               ;
            4809d8               ; or rax,rbx
            6a00                 ; push 0x0
            50                   ; push rax
            6a02                 ; push 0x2
            5f                   ; pop rdi
            6a01                 ; push 0x1
            5e                   ; pop rsi
            31d2                 ; xor edx,edx
            6a29                 ; push 0x29
            58                   ; pop rax
            0f05                 ; syscall                  socket(INET, STREAM)
            4189c4               ; mov r12d,eax
            4489e7               ; mov edi,r12d
            4889e6               ; mov rsi,rsp
            6a10                 ; push 0x10
            5a                   ; pop rdx
            6a2a                 ; push 0x2a
            58                   ; pop rax
            0f05                 ; syscall                  connect(127.0.0.1:port)
            85c0                 ; test eax,eax
            0f858b000000         ; jne fail
            6a01                 ; push 0x1
            5f                   ; pop rdi
            488d742408           ; lea rsi,[rsp+0x8]
            6a01                 ; push 0x1
            5a                   ; pop rdx
            6a01                 ; push 0x1
            58                   ; pop rax
            0f05                 ; syscall                  write(1, a zero byte): connected
            6a39                 ; push 0x39
            58                   ; pop rax
            0f05                 ; syscall                  fork
            85c0                 ; test eax,eax
            7872                 ; js fail
            4189c7               ; mov r15d,eax
            7409                 ; je child
            4589e5               ; mov r13d,r12d
            6a01                 ; push 0x1
            415e                 ; pop r14
            eb06                 ; jmp copy
            ; child:
            4531ed               ; xor r13d,r13d
            4589e6               ; mov r14d,r12d
            ; copy:
            4881ec00400000       ; sub rsp,0x4000
            ; more:
            4489ef               ; mov edi,r13d
            4889e6               ; mov rsi,rsp
            ba00400000           ; mov edx,0x4000
            31c0                 ; xor eax,eax
            0f05                 ; syscall                  read
            85c0                 ; test eax,eax
            7e1f                 ; jle ended
            89c3                 ; mov ebx,eax
            4889e5               ; mov rbp,rsp
            ; rest:
            4489f7               ; mov edi,r14d
            4889ee               ; mov rsi,rbp
            89da                 ; mov edx,ebx
            6a01                 ; push 0x1
            58                   ; pop rax
            0f05                 ; syscall                  write
            85c0                 ; test eax,eax
            7e09                 ; jle ended
            4801c5               ; add rbp,rax
            29c3                 ; sub ebx,eax
            75e8                 ; jne rest
            ebce                 ; jmp more
            ; ended:
            4585ed               ; test r13d,r13d
            7410                 ; je input_ended
            4489ff               ; mov edi,r15d
            6a09                 ; push 0x9
            5e                   ; pop rsi
            6a3e                 ; push 0x3e
            58                   ; pop rax
            0f05                 ; syscall                  kill(child, KILL)
            e924ffffff           ; jmp exit
            ; input_ended:
            4489e7               ; mov edi,r12d
            6a01                 ; push 0x1
            5e                   ; pop rsi
            6a30                 ; push 0x30
            58                   ; pop rax
            0f05                 ; syscall                  shutdown(socket, WRITE)
            e914ffffff           ; jmp exit
            ; fail:
            6a01                 ; push 0x1
            5f                   ; pop rdi
            e90effffff           ; jmp exit_with
            ; set:
            ; signals INT (2), TERM (15), CHLD (17)
            02400100000000
            """;

    private PauseAmd64() {}
}
