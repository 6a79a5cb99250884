package inquest.engine.runtime;

import inquest.engine.layout.Axes.Instruction;
import inquest.engine.layout.Layout;
import inquest.engine.layout.Struct;
import inquest.engine.memory.Memory;
import inquest.engine.note.Decoded;
import inquest.engine.object.Objects;
import inquest.engine.object.Ref;
import java.util.List;

/** To 3.10: {@code PyThreadState.frame}, {@code PyFrameObject.f_back}; C called every frame. */
final class FrameObjects implements FrameLinks {
  private static final int RESUMABLE =
      CodeObject.GENERATOR | CodeObject.COROUTINE | CodeObject.ASYNC_GENERATOR;

  private final Memory memory;
  private final CodeObjects codes;
  private final int threadFrame;
  private final int back;
  private final int code;
  private final int lasti;
  private final int globals;
  private final int locals;
  private final int slots;
  private final int unit;

  FrameObjects(Objects objects, CodeObjects codes) {
    Layout layout = objects.layout();
    Struct frame = layout.struct("PyFrameObject");
    this.memory = objects.memory();
    this.codes = codes;
    threadFrame = layout.struct("PyThreadState").offset("frame");
    back = frame.offset("f_back");
    code = frame.offset("f_code");
    lasti = frame.offset("f_lasti");
    globals = frame.offset("f_globals");
    locals = frame.offset("f_locals");
    slots = frame.offset("f_localsplus");
    unit = layout.axes().instruction() == Instruction.LASTI_UNITS ? CodeObjects.UNIT : 1;
  }

  @Override
  public long innermost(long thread) {
    return memory.i64(thread + threadFrame);
  }

  @Override
  public long ofObject(long frameObject) {
    return frameObject;
  }

  @Override
  public Link at(long address) {
    long previous = memory.i64(address + back);
    Decoded<CodeObject> executed = codes.at(memory.i64(address + code)).code();
    int at = memory.i32(address + lasti);
    boolean resumable = executed.toOptional().filter(c -> (c.flags() & RESUMABLE) != 0).isPresent();
    Frame frame =
        new Frame(
            0,
            address,
            executed,
            new Decoded.Whole<>(at < 0 ? at : at * unit),
            resumable ? Frame.Owner.GENERATOR : Frame.Owner.FRAME_OBJECT,
            true,
            new Ref(memory.i64(address + globals)),
            new Ref(memory.i64(address + locals)),
            address + slots);
    return new Shown(frame, previous);
  }

  @Override
  public List<Long> stacked(long thread) {
    return List.of();
  }

  @Override
  public List<Anchor> anchors(long thread) {
    return List.of(); // each frame is a run of its own
  }
}
