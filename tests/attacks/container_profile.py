"""Runs a command as a default container would: few capabilities, no namespaces, a filter.

The filter follows what container runtimes refuse by default. It is laid by the same code that
locks children down, and it is inherited, so that ours must stack on it.
"""

import errno
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from server.sandbox.kernel import bpf, process, seccomp
from server.sandbox.kernel.numbers import this_machine

# What a container's root keeps by default: CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, SETGID,
# SETUID, SETPCAP, NET_BIND_SERVICE, NET_RAW, SYS_CHROOT, MKNOD, AUDIT_WRITE, SETFCAP.
KEPT = {0, 1, 3, 4, 5, 6, 7, 8, 10, 13, 18, 27, 29, 31}
REFUSED = (
    *("mount", "umount2", "pivot_root", "unshare", "setns", "bpf", "keyctl", "add_key"),
    *("request_key", "userfaultfd", "perf_event_open", "init_module", "finit_module"),
    *("delete_module", "kexec_load", "kexec_file_load", "reboot", "swapon", "swapoff"),
    *("open_by_handle_at", "move_pages", "mbind", "migrate_pages", "acct", "syslog"),
    *("io_uring_setup", "io_uring_enter", "io_uring_register", "fsopen", "fsconfig", "fsmount"),
    *("fspick", "open_tree", "move_mount", "mount_setattr", "quotactl", "lookup_dcookie"),
    *("settimeofday", "clock_settime", "clock_adjtime", "process_vm_readv", "kcmp"),
    *("process_vm_writev", "name_to_handle_at", "pidfd_getfd", "process_madvise", "uselib"),
)
NEW_NAMESPACES = 0x7E020000


def lay_filter() -> None:
    machine = this_machine()
    refusal = bpf.refuse_with(errno.EPERM)
    rules = bpf.check_architecture(machine.audit)
    rules += bpf.any_of(machine.of(*REFUSED), refusal)
    rules += bpf.any_of(machine.of("clone3"), bpf.refuse_with(errno.ENOSYS))
    plain = bpf.Argument(0, NEW_NAMESPACES, (0,))
    rules += bpf.when(machine.numbers["clone"], plain, bpf.ALLOW, otherwise=refusal)
    seccomp.installation(bpf.assemble(rules + bpf.finish(bpf.ALLOW)), machine).make()


def main(user: str, command: list[str]) -> None:
    machine = this_machine()
    if os.geteuid() == 0:
        for capability in set(range(64)) - KEPT:
            try:
                process.prctl(machine, 24, capability).make()
            except OSError:
                break
        keep = sum(1 << capability for capability in KEPT)
        process.set_capabilities(machine, keep)
    if user == "nobody":
        process.drop_privileges(machine, uid=65534, gid=65534)
    process.no_new_privileges(machine).make()
    lay_filter()
    os.execv(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
