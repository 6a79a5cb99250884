package inquest.engine.target;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Why the core was written, or that there is none. */
public sealed interface Cause {
  /**
   * A signal ended the process.
   *
   * @param number signal number
   * @param code {@code si_code}; empty where the core has no {@code NT_SIGINFO}
   * @param address {@code si_addr} where the signal has one
   * @param senderPid {@code si_pid} where a process sent it
   * @param senderUid {@code si_uid} where a process sent it
   * @param tid the thread that took it
   */
  record Signal(
      int number,
      OptionalInt code,
      OptionalLong address,
      OptionalInt senderPid,
      OptionalInt senderUid,
      OptionalInt tid)
      implements Cause {}

  /** The process was healthy: a debugger wrote the core. */
  record OnDemand() implements Cause {}

  /**
   * The process is alive.
   *
   * @param stoodStill whether it stood still while it was read
   */
  record Alive(boolean stoodStill) implements Cause {}

  /** The core does not say. */
  record NotRecorded() implements Cause {}
}
