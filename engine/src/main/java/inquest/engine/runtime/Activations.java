package inquest.engine.runtime;

import inquest.engine.note.Unreadable;
import inquest.engine.runtime.FrameLinks.Anchor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Takes the frames of a thread apart into runs of the evaluation loop. */
final class Activations {
  private final FrameLinks links;

  Activations(FrameLinks links) {
    this.links = links;
  }

  /** The runs, innermost first. */
  List<Activation> of(long thread, List<Frame> frames) {
    List<List<Frame>> runs = runs(frames);
    List<Anchor> anchors = anchors(thread);
    Map<Long, Long> byFrame = new HashMap<>();
    anchors.forEach(anchor -> byFrame.putIfAbsent(anchor.frame(), anchor.address()));
    boolean inOrder = anchors.size() == runs.size();
    List<Activation> activations = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Long own = null;
      for (Frame frame : runs.get(i)) {
        own = own == null ? byFrame.get(frame.address()) : own;
      }
      // the frame that an anchor names may be one that is not shown
      own = own == null && inOrder ? Long.valueOf(anchors.get(i).address()) : own;
      activations.add(
          new Activation(runs.get(i), own == null ? OptionalLong.empty() : OptionalLong.of(own)));
    }
    return activations;
  }

  private static List<List<Frame>> runs(List<Frame> frames) {
    List<List<Frame>> runs = new ArrayList<>();
    List<Frame> run = new ArrayList<>();
    for (Frame frame : frames) {
      run.add(frame);
      if (frame.entry()) {
        runs.add(run);
        run = new ArrayList<>();
      }
    }
    if (!run.isEmpty()) {
      runs.add(run);
    }
    return runs;
  }

  private List<Anchor> anchors(long thread) {
    try {
      return links.anchors(thread);
    } catch (Unreadable e) {
      return List.of(); // where the chain of frames breaks, the walk of the frames has said so
    }
  }
}
