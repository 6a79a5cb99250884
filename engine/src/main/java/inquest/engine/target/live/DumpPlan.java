package inquest.engine.target.live;

import inquest.engine.elf.ProgramHeader;
import inquest.engine.machine.Architecture;
import inquest.engine.target.Mapping;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What goes into a core: the mappings with what of each is saved, and the notes. */
final class DumpPlan {
  private static final String HUGE = "/anon_hugepage";

  private final List<ProcessMaps.Line> maps;
  private final List<SmapsFile.Facts> facts = new ArrayList<>();
  private final List<CoreLayout.Segment> segments = new ArrayList<>();
  private final byte[] notes;
  private final CoreLayout layout;

  /**
   * @param maps names with a byte in each character
   * @param known facts of mappings by their first address, as far as they are known
   */
  DumpPlan(
      Architecture architecture,
      List<ProcessMaps.Line> maps,
      Map<Long, SmapsFile.Facts> known,
      DumpRules rules,
      ProcessBytes bytes,
      byte[] notes,
      long pageSize) {
    this.maps = maps;
    this.notes = notes;
    for (ProcessMaps.Line line : maps) {
      Mapping mapping = line.mapping();
      SmapsFile.Facts of = known.getOrDefault(mapping.start(), SmapsFile.Facts.assumed(line));
      facts.add(of);
      long saved = rules.saved(line, of, address -> isElf(bytes, address));
      segments.add(
          new CoreLayout.Segment(
              mapping.start(), mapping.end() - mapping.start(), saved, flags(mapping)));
    }
    layout = new CoreLayout(architecture, segments, notes.length, pageSize);
  }

  private static boolean isElf(ProcessBytes bytes, long address) {
    ByteBuffer page = bytes.read(address, PageSource.PAGE, true);
    return page.get(0) == 0x7f && page.get(1) == 'E' && page.get(2) == 'L' && page.get(3) == 'F';
  }

  private static int flags(Mapping mapping) {
    return (mapping.readable() ? ProgramHeader.READABLE : 0)
        | (mapping.writable() ? ProgramHeader.WRITABLE : 0)
        | (mapping.executable() ? ProgramHeader.EXECUTABLE : 0);
  }

  /** Bytes of memory that are saved. */
  long memory() {
    return layout.memory();
  }

  /** Writes what stands before the memory. */
  void begin(CoreOutput out) throws IOException {
    out.write(ByteBuffer.wrap(layout.start()));
    out.write(ByteBuffer.wrap(notes));
    out.zeros(layout.memoryAt() - out.length());
  }

  /** Writes the memory. */
  void copy(MemoryCopier copier) throws IOException {
    for (int i = 0; i < segments.size(); i++) {
      CoreLayout.Segment segment = segments.get(i);
      ProcessMaps.Line line = maps.get(i);
      copier.copy(
          segment.start(),
          segment.saved(),
          line.mapping().readable(),
          !line.shared() && zeroAtFirst(line, facts.get(i)));
    }
  }

  /** Memory that no file fills, and that is none of the kernel's own such as the vdso. */
  private static boolean zeroAtFirst(ProcessMaps.Line line, SmapsFile.Facts of) {
    String name = line.name();
    return name.isEmpty()
        || name.equals("[heap]")
        || name.startsWith("[stack")
        || name.startsWith("[anon:")
        || (of.huge() && name.startsWith(HUGE));
  }
}
