package inquest.engine.report;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A signal as {@code siginfo_t} describes it.
 *
 * @param number the signal's number
 * @param name its name: "SIGSEGV"
 * @param words what it means: "segmentation fault"
 * @param code {@code si_code}; empty when the core does not say
 * @param codeName the code's name: "SEGV_MAPERR"; empty when it has none that Inquest knows
 * @param codeWords what it means: "address not mapped"
 * @param address the faulting address, unsigned 64-bit, of those signals that have one
 * @param senderPid who sent it, of those that were sent
 * @param senderUser the sender's user id
 */
public record SignalReport(
    int number,
    String name,
    String words,
    OptionalInt code,
    Optional<String> codeName,
    Optional<String> codeWords,
    OptionalLong address,
    OptionalInt senderPid,
    OptionalInt senderUser) {
  /** Refuses null parts. */
  public SignalReport {
    Objects.requireNonNull(name);
    Objects.requireNonNull(words);
    Objects.requireNonNull(code);
    Objects.requireNonNull(codeName);
    Objects.requireNonNull(codeWords);
    Objects.requireNonNull(address);
    Objects.requireNonNull(senderPid);
    Objects.requireNonNull(senderUser);
  }
}
