package inquest.engine.unwind;

import inquest.engine.binaries.LoadedModule;
import inquest.engine.note.Note;
import inquest.engine.target.Module;
import inquest.engine.target.NativeThread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One walk up one stack. Frames found before it ends early stay. Used once. */
final class Walk {
  private static final int MAX_DOUBTS = 5;

  private final Surroundings process;
  private final Stepper stepper;
  private final NativeThread thread;
  private final int most;
  private final NativeStack.End atMost;
  private final List<NativeFrame> frames = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  /** Stack pointers of what signals interrupted: no two have the same. */
  private final Set<Long> interrupted = new HashSet<>();

  private int doubts;

  /**
   * @param most the most frames
   * @param atMost how the walk ended where there are that many
   */
  Walk(
      Surroundings process,
      Stepper stepper,
      NativeThread thread,
      int most,
      NativeStack.End atMost) {
    this.process = process;
    this.stepper = stepper;
    this.thread = thread;
    this.most = most;
    this.atMost = atMost;
  }

  /** A stack without frames. */
  NativeStack nothing(String why) {
    note("no native stack: " + why);
    return stack(NativeStack.End.STUCK);
  }

  /** The stack from its innermost frame on; every step leads further up, or over a signal. */
  NativeStack from(Place start) {
    Place place = start;
    while (true) {
      Stepper.Taken taken = stepper.step(place);
      int index = frames.size();
      switch (taken.step()) {
        case Step.Caller caller -> {
          add(place, caller.cfa(), caller.signalFrame());
          taken.doubt().ifPresent(why -> doubt(index, why));
          if (caller.signalFrame() && !interrupted.add(caller.at().floor())) {
            note("its stack ends early at frame " + index + ": signal frames lead in a circle");
            return stack(NativeStack.End.STUCK);
          }
          if (frames.size() >= most) {
            return full();
          }
          if (caller.signalFrame()) {
            tellSwitch(index, place, caller.at());
          }
          place = caller.at();
        }
        case Step.Bottom(OptionalLong cfa) -> {
          add(place, cfa, false);
          return stack(NativeStack.End.BOTTOM);
        }
        case Step.Stuck(String why) -> {
          add(place, OptionalLong.empty(), false);
          note("its stack ends early at frame " + index + ", " + where(place) + ": " + why);
          return stack(NativeStack.End.STUCK);
        }
      }
    }
  }

  private void add(Place place, OptionalLong cfa, boolean signalFrame) {
    long address = place.address().forLookup();
    Optional<LoadedModule> module = process.space().moduleAt(address);
    Optional<JitCode> jit =
        module.isEmpty() && process.space().isCode(address)
            ? process.tables().jitAt(address)
            : Optional.empty();
    frames.add(
        new NativeFrame(
            frames.size(),
            place.address(),
            cfa,
            place.how(),
            signalFrame,
            place.registers(),
            module,
            jit));
  }

  private NativeStack full() {
    if (atMost == NativeStack.End.LIMIT) {
      note("its stack has more than " + most + " frames: the rest is left out");
    }
    return stack(atMost);
  }

  private void tellSwitch(int index, Place handler, Place interruptedAt) {
    if (Long.compareUnsigned(interruptedAt.floor(), handler.floor()) < 0) {
      notes.add(
          Note.info(
              place(),
              "the signal handler below frame " + (index + 1) + " ran on a stack of its own"));
    }
  }

  private void doubt(int index, String why) {
    if (doubts++ < MAX_DOUBTS) {
      note("unwind information did not lead on from frame " + index + " (" + why + "): inferred");
    }
  }

  /** Where the code lies, in words. */
  private String where(Place at) {
    String address = "0x" + Long.toHexString(at.pc());
    Optional<LoadedModule> module = process.space().moduleAt(at.address().forLookup());
    if (module.isEmpty()) {
      return address + " in no file";
    }
    boolean missing =
        module.get().binary().isEmpty() && !module.get().module().path().equals(Module.VDSO);
    return address
        + " in "
        + module.get().module().fileName()
        + (missing ? " (its file was not found)" : "");
  }

  private void note(String text) {
    notes.add(Note.warning(place(), text));
  }

  private String place() {
    return "thread " + thread.tid();
  }

  private NativeStack stack(NativeStack.End end) {
    return new NativeStack(thread.tid(), frames, end, notes);
  }
}
