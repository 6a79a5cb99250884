package inquest.engine.stack;

import inquest.engine.memory.Memory;
import inquest.engine.runtime.Activation;
import inquest.engine.runtime.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Finds the native frame of each run of the evaluation loop: by what the run keeps there (from
 * 3.11), else in order, where the frames that run the loop are as many as the runs.
 */
final class Matching {
  /** More than any frame of the evaluation loop has, in bytes. */
  private static final int MOST_FRAME_BYTES = 1 << 16;

  private final Memory memory;
  private final List<NamedFrame> natives;
  private final List<Activation> activations;

  /** Native frame's index to the run that it runs; what was found so far. */
  private final Map<Integer, Activation> found = new HashMap<>();

  private int matched; // runs matched, from the innermost
  private int foreign; // native frames that run the loop for none of them
  private boolean exact = true;

  /**
   * @param natives innermost first
   * @param activations of the same thread, innermost first
   */
  Matching(Memory memory, List<NamedFrame> natives, List<Activation> activations) {
    this.memory = memory;
    this.natives = natives;
    this.activations = activations;
  }

  /**
   * Matches the runs, from the innermost, as far as there are native frames for them.
   *
   * @return whether all native frames that run the loop and all runs that they reach were matched
   */
  boolean run(boolean wholeStack) {
    return activations.stream().allMatch(a -> a.anchor().isPresent())
        ? byAnchor(wholeStack)
        : inOrder(wholeStack);
  }

  /** The run of a native frame; null where it runs none. */
  Activation at(int index) {
    return found.get(index);
  }

  /** How many runs were matched: the innermost ones. */
  int matched() {
    return matched;
  }

  /** Whether every match rests on what lies in the native frame. */
  boolean exact() {
    return exact;
  }

  /** How many native frames run the loop, but none of the runs. */
  int foreign() {
    return foreign;
  }

  private boolean byAnchor(boolean wholeStack) {
    int at = 0;
    for (Activation activation : activations) {
      long anchor = activation.anchor().getAsLong();
      int index = at;
      while (index < natives.size() && !natives.get(index).holds(anchor)) {
        index++;
      }
      if (index == natives.size()) {
        break;
      }
      found.put(index, activation);
      matched++;
      exact &= isCertain(index);
      at = index + 1;
    }
    for (int i = 0; i < natives.size(); i++) {
      foreign += natives.get(i).isLoop() && !found.containsKey(i) ? 1 : 0;
    }
    return matched == activations.size() || !wholeStack && matched > 0;
  }

  /** Whether neither where the frame begins nor where it ends was guessed. */
  private boolean isCertain(int index) {
    NamedFrame named = natives.get(index);
    return named.frame().cfa().isPresent() && !named.frame().how().inferred();
  }

  private boolean inOrder(boolean wholeStack) {
    List<Integer> loops = loops();
    if (loops.size() > activations.size() || wholeStack && loops.size() < activations.size()) {
      return byMention(loops);
    }
    for (int i = 0; i < loops.size(); i++) {
      found.put(loops.get(i), activations.get(i));
      exact &= mentions(natives.get(loops.get(i)), activations.get(i).frames());
    }
    matched = loops.size();
    return matched > 0;
  }

  /** Other loops are there too, those of another thread state: the frames say which are whose. */
  private boolean byMention(List<Integer> loops) {
    exact = false;
    for (int index : loops) {
      if (matched < activations.size()
          && mentions(natives.get(index), activations.get(matched).frames())) {
        found.put(index, activations.get(matched));
        matched++;
      }
    }
    foreign = loops.size() - matched;
    return matched == activations.size();
  }

  /** Indices of the native frames that run the loop. */
  private List<Integer> loops() {
    boolean current = natives.stream().anyMatch(NamedFrame::isLoop);
    List<Integer> loops = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < natives.size(); i++) {
      NamedFrame named = natives.get(i);
      boolean loop = current ? named.isLoop() : named.isOldLoop();
      if (!loop && isNameless(named) && next < activations.size()) {
        // a part of the loop that the compiler moved elsewhere has no name in a stripped file
        loop = mentions(named, activations.get(next).frames()) && !mentionedLater(i, next);
      }
      if (loop) {
        loops.add(i);
        next++;
      }
    }
    return loops;
  }

  private static boolean isNameless(NamedFrame named) {
    return named.home() == Home.INTERPRETER && named.symbol().isEmpty();
  }

  /** Whether a named loop further out has the frame too, so that it is that one's. */
  private boolean mentionedLater(int index, int run) {
    for (int i = index + 1; i < natives.size(); i++) {
      NamedFrame named = natives.get(i);
      if (named.isLoop() || named.isOldLoop()) {
        return mentions(named, activations.get(run).frames());
      }
    }
    return false;
  }

  /** Whether a native frame has the address of one of the frames in its part of the stack. */
  private boolean mentions(NamedFrame named, List<Frame> frames) {
    OptionalLong from = named.floor();
    OptionalLong to = named.ceiling();
    if (from.isEmpty() || to.isEmpty()) {
      return false;
    }
    long length = to.getAsLong() - from.getAsLong();
    if (length <= 0 || length > MOST_FRAME_BYTES) {
      return false;
    }
    byte[] bytes = new byte[(int) length];
    int had = memory.read(from.getAsLong(), bytes, 0, bytes.length);
    for (Frame frame : frames) {
      if (has(bytes, had, frame.address()) || named.frame().registers().holds(frame.address())) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(byte[] bytes, int length, long wanted) {
    for (int at = 0; at + Long.BYTES <= length; at += Long.BYTES) {
      long word = 0;
      for (int i = Long.BYTES - 1; i >= 0; i--) {
        word = word << 8 | (bytes[at + i] & 0xff);
      }
      if (word == wanted) {
        return true;
      }
    }
    return false;
  }
}
