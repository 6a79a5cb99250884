package inquest.engine.unwind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stacks of a core as gdb walks them, without the frames that it only infers. */
final class Gdb {
  /**
   * A frame.
   *
   * @param pc its program counter
   * @param cfa the stack pointer of its caller; 0 for the last
   */
  record Frame(long pc, long cfa) {
    @Override
    public String toString() {
      return Long.toHexString(pc) + "/" + Long.toHexString(cfa);
    }
  }

  private static final String SCRIPT =
      """
      import gdb
      gdb.execute("set backtrace past-main on")
      gdb.execute("set backtrace limit unlimited")
      skipped = (gdb.INLINE_FRAME, gdb.TAILCALL_FRAME)
      name = "rsp" if "x86" in gdb.selected_inferior().architecture().name() else "sp"
      def older(frame):
          frame = frame.older()
          while frame is not None and frame.type() in skipped:
              frame = frame.older()
          return frame
      for thread in gdb.selected_inferior().threads():
          thread.switch()
          print("THREAD %d" % thread.ptid[1])
          frame = gdb.newest_frame()
          if frame.type() in skipped:
              frame = older(frame)
          while frame is not None:
              above = older(frame)
              cfa = int(above.read_register(name)) & (1 << 64) - 1 if above is not None else 0
              print("FRAME %x %x" % (frame.pc(), cfa))
              frame = above
      """;

  private Gdb() {}

  /** Frames by thread. */
  static Map<Integer, List<Frame>> stacks(
      String gdb, Path folder, Path program, Path core, Path root) throws IOException {
    Path script = Files.writeString(folder.resolve("stacks.py"), SCRIPT);
    Process process =
        new ProcessBuilder(
                gdb,
                "-nx",
                "-batch",
                "-ex",
                "set sysroot " + root,
                "-ex",
                "file " + program,
                "-ex",
                "core-file " + core,
                "-x",
                script.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Map<Integer, List<Frame>> stacks = new LinkedHashMap<>();
    List<Frame> frames = new ArrayList<>();
    for (String line : said.split("\n", -1)) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("THREAD")) {
        frames = new ArrayList<>();
        stacks.put(Integer.valueOf(words[1]), frames);
      } else if (words[0].equals("FRAME")) {
        frames.add(
            new Frame(Long.parseUnsignedLong(words[1], 16), Long.parseUnsignedLong(words[2], 16)));
      }
    }
    return stacks;
  }
}
