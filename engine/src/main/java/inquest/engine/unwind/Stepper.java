package inquest.engine.unwind;

import inquest.engine.dwarf.frame.CfiRow;
import inquest.engine.note.Unreadable;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the caller of a frame by the best way that there is. Ways are tried in order, the certain
 * ones first.
 */
final class Stepper {
  private final Surroundings process;
  private final CfiStep cfi;
  private final SignalStep signal;
  private final FailedCallStep failedCall;
  private final EpilogueStep epilogue;
  private final LeafStep leaf;
  private final FramePointerStep framePointer;
  private final StackScan scan;
  private final FirstFrame first;

  Stepper(Surroundings process) {
    this.process = process;
    cfi = new CfiStep(process);
    signal = new SignalStep(process);
    failedCall = new FailedCallStep(process);
    epilogue = new EpilogueStep(process);
    leaf = new LeafStep(process);
    framePointer = new FramePointerStep(process);
    scan = new StackScan(process, cfi, signal);
    first = new FirstFrame(process);
  }

  /**
   * A step, and what was wrong with the unwind information where there was some that did not lead
   * on.
   */
  record Taken(Step step, Optional<String> doubt) {}

  /** One way of finding a caller. */
  private interface Way {
    Step from(Place place);
  }

  /** The caller of the frame where the walk stands. */
  Taken step(Place place) {
    if (!process.space().isCode(place.address().forLookup())) {
      Step step = attempt(failedCall::step, place);
      return new Taken(step instanceof Step.Stuck ? guess(place, step) : step, Optional.empty());
    }
    Optional<CfiRow> row = Optional.empty();
    Optional<String> doubt = Optional.empty();
    try {
      row = process.tables().rowAt(place.address().forLookup());
    } catch (Unreadable e) {
      doubt = Optional.of(e.getMessage());
    }
    boolean described = row.isPresent() && row.get().signalFrame();
    if (!described && process.calls().isSignalReturn(place.pc())) {
      return new Taken(attempt(signal::step, place), Optional.empty());
    }
    if (row.isPresent()) {
      CfiRow known = row.get();
      Step step = attempt(at -> cfi.step(at, known), place);
      if (!(step instanceof Step.Stuck(String why))) {
        return new Taken(step, Optional.empty());
      }
      doubt = Optional.of(why);
    }
    if (first.isAt(place.address())) {
      return new Taken(new Step.Bottom(OptionalLong.empty()), doubt);
    }
    return new Taken(guess(place, new Step.Stuck(doubt.orElse(NO_INFORMATION))), doubt);
  }

  private static final String NO_INFORMATION = "no unwind information of its code is there";

  /**
   * Without unwind information.
   *
   * @param why the answer where no way leads on
   */
  private Step guess(Place place, Step why) {
    Step step = attempt(epilogue::step, place);
    if (step instanceof Step.Stuck) {
      step = attempt(leaf::step, place);
    }
    OptionalLong frame = place.registers().framePointer();
    if (step instanceof Step.Stuck && frame.isPresent()) {
      step = attempt(at -> scan.below(at, frame.getAsLong()), place);
    }
    if (step instanceof Step.Stuck) {
      step = attempt(at -> framePointer.step(at, false), place);
    }
    if (step instanceof Step.Stuck) {
      step = attempt(scan::step, place);
    }
    if (step instanceof Step.Stuck) {
      step = attempt(at -> framePointer.step(at, true), place);
    }
    return step instanceof Step.Stuck ? why : step;
  }

  /** The seam where bytes that cannot be read become a way that leads nowhere. */
  private static Step attempt(Way way, Place place) {
    try {
      return way.from(place);
    } catch (Unreadable e) {
      return new Step.Stuck(e.getMessage());
    }
  }
}
