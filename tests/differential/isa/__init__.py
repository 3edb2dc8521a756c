"""Random RISC-V instructions and blocks of them, executed by pvm's interpreter and translator, by
qemu-riscv64 and by unicorn, and compared; and which encodings are instructions at all."""
