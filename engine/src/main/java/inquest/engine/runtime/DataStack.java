package inquest.engine.runtime;

import inquest.engine.layout.Axes.ReferenceForm;
import inquest.engine.layout.View;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Objects;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * From 3.11: the frames that lie one behind the other in a thread's {@code _PyStackChunk}s
 * (push_chunk and _PyThreadState_PushFrame in Python/pystate.c). Where the native stack, which has
 * a link of the chain at each call from C, was not saved, they still tell which frames there are.
 * Those of generators lie elsewhere.
 */
final class DataStack {
  private final Objects objects;
  private final CodeObjects codes;
  private final int executable;
  private final ReferenceForm form;

  DataStack(Objects objects, CodeObjects codes, int executable) {
    this.objects = objects;
    this.codes = codes;
    this.executable = executable;
    this.form = objects.layout().axes().references();
  }

  /** Addresses of a thread's frames, oldest first, as far as they can be followed. */
  List<Long> of(long thread) {
    List<View> chunks = new ArrayList<>();
    List<Long> frames = new ArrayList<>();
    try {
      View state = objects.layout().view(objects.memory(), "PyThreadState", thread);
      long at = state.pointer("datastack_chunk");
      while (at != 0 && chunks.size() < objects.limits().chain()) {
        View chunk = objects.layout().view(objects.memory(), "_PyStackChunk", at);
        chunks.add(chunk);
        at = chunk.pointer("previous");
      }
      Collections.reverse(chunks);
      for (int i = 0; i < chunks.size(); i++) {
        View chunk = chunks.get(i);
        long base = chunk.addressOf("data");
        long end =
            i == chunks.size() - 1
                ? state.pointer("datastack_top")
                : base + chunk.integer("top") * Long.BYTES;
        // the first chunk leaves out its first word
        add(base + (i == 0 ? Long.BYTES : 0), end, frames);
      }
    } catch (Unreadable e) {
      return frames; // what was found so far; the walk's note says that it is not whole
    }
    return frames;
  }

  private void add(long start, long end, List<Long> frames) {
    long at = start;
    while (Long.compareUnsigned(at, end) < 0 && frames.size() < objects.limits().frames()) {
      CodeObjects.Known code =
          codes.at(TaggedRef.address(objects.memory().i64(at + executable), form));
      if (code.frameBytes() <= 0) {
        throw Unreadable.implausible(at, "no frame");
      }
      frames.add(at);
      at += code.frameBytes();
    }
  }
}
