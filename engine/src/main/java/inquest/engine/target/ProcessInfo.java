package inquest.engine.target;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the kernel says of the process ({@code NT_PRPSINFO}).
 *
 * @param pid process id outside its container
 * @param innerPid process id inside its container, where that is known to be another one
 * @param ppid parent's process id; where the parent has several threads, the kernel may have
 *     written the id of the one that started this process ({@code fill_psinfo} in fs/binfmt_elf.c)
 * @param uid real user id
 * @param gid real group id
 * @param state one letter as in ps(1): R S D T Z
 * @param name {@code pr_fname}: at most 15 bytes
 * @param arguments {@code pr_psargs}: at most 79 bytes, cut without a mark
 */
public record ProcessInfo(
    OptionalInt pid,
    OptionalInt innerPid,
    OptionalInt ppid,
    OptionalInt uid,
    OptionalInt gid,
    Optional<Character> state,
    String name,
    String arguments) {}
