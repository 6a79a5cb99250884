package inquest.engine.runtime;

import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Follows the frames of one thread outwards, each read when it is asked for. Where a link cannot be
 * read, {@link #notes} says so, and the walk goes on with the next frame of the thread's data
 * stack, or ends where there is none. Belongs to one thread of the analyser.
 */
public final class FrameWalk implements Iterator<Frame> {
  private final FrameLinks links;
  private final long thread;
  private final int most;
  private final AddressSet seen = new AddressSet();
  private final List<Note> notes = new ArrayList<>();
  private final String place;
  private List<Long> stacked; // null until the chain breaks
  private long at;
  private long last; // the last frame that was shown
  private int index;
  private boolean relinked; // it went on from the data stack once
  private Frame ready;
  private Frame pending; // shown, but whether C called it only the next link says

  FrameWalk(FrameLinks links, long thread, int most, String place) {
    this.links = links;
    this.thread = thread;
    this.most = most;
    this.place = place;
    try {
      at = links.innermost(thread);
    } catch (Unreadable e) {
      notes.add(Note.warning(place, "its innermost frame is " + e.getMessage()));
      at = older();
    }
  }

  /** What broke the chain; complete once {@link #hasNext} has said no. */
  public List<Note> notes() {
    return List.copyOf(notes);
  }

  @Override
  public boolean hasNext() {
    while (ready == null && at != 0) {
      step();
    }
    if (ready == null && pending != null) {
      ready = entered(pending, notes.isEmpty());
      pending = null;
    }
    return ready != null;
  }

  @Override
  public Frame next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Frame frame = ready;
    ready = null;
    return frame;
  }

  private void step() {
    long address = at;
    at = 0;
    if (index >= most) {
      notes.add(Note.warning(place, "only the innermost " + most + " frames were followed"));
      return;
    }
    if (!seen.add(address)) {
      stuck("comes back to the frame at 0x" + Long.toHexString(address));
      return;
    }
    try {
      switch (links.at(address)) {
        case FrameLinks.Shown shown -> show(shown);
        case FrameLinks.Hidden hidden -> at = hidden.previous();
        case FrameLinks.Boundary boundary -> {
          at = boundary.previous();
          if (pending != null) {
            ready = entered(pending, true);
            pending = null;
          }
        }
      }
    } catch (Unreadable e) {
      stuck("breaks at the frame at 0x" + Long.toHexString(address) + ", " + e.getMessage());
    }
  }

  private void show(FrameLinks.Shown shown) {
    at = shown.previous();
    last = shown.frame().address();
    ready = pending;
    pending = numbered(shown.frame(), index++);
    if (shown.frame().code() instanceof Decoded.Lost<CodeObject> lost) {
      notes.add(Note.warning(place, "frame " + (index - 1) + ": " + lost.note().text()));
    }
  }

  private void stuck(String how) {
    String before = index == 1 ? "1 frame" : index + " frames";
    String text = "the chain of frames " + how + "; " + before + " before it";
    at = older();
    if (at == 0 && !stacked.isEmpty() && stacked.getFirst() == last) {
      return; // the outermost frame was shown; only the link behind it is lost
    }
    if (at != 0) {
      text += "; what follows is taken from where frames lie, without those of generators";
      if (pending != null) {
        ready = entered(pending, true);
        pending = null;
      }
    }
    if (at == 0 || !relinked) {
      notes.add(Note.warning(place, text));
    }
    relinked |= at != 0;
  }

  /** The nearest frame of the data stack below the last one shown; 0 where there is none. */
  private long older() {
    if (stacked == null) {
      stacked = links.stacked(thread);
    }
    int below = stacked.indexOf(last);
    int next = (below >= 0 ? below : index == 0 ? stacked.size() : 0) - 1;
    return next >= 0 ? stacked.get(next) : 0;
  }

  private static Frame numbered(Frame f, int index) {
    return new Frame(
        index,
        f.address(),
        f.code(),
        f.instruction(),
        f.owner(),
        f.entry(),
        f.globals(),
        f.mapping(),
        f.slots());
  }

  private static Frame entered(Frame f, boolean entry) {
    return f.entry() == entry || f.entry()
        ? f
        : new Frame(
            f.index(),
            f.address(),
            f.code(),
            f.instruction(),
            f.owner(),
            true,
            f.globals(),
            f.mapping(),
            f.slots());
  }

  /** All frames that are left, and the notes. */
  FrameList toList() {
    List<Frame> frames = new ArrayList<>();
    forEachRemaining(frames::add);
    return new FrameList(frames, notes);
  }
}
