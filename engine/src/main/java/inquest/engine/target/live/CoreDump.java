package inquest.engine.target.live;

import inquest.engine.memory.Bytes;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Writes a core file of a living process, which lives on: an ELF core as gdb's {@code gcore} writes
 * it, with the memory that the kernel would save. However large the process is, a few megabytes are
 * held at a time. Used once, by one thread.
 */
public final class CoreDump {
  private static final int AT_PAGESZ = 6;
  private static final int SMALLEST_PAGE = PageSource.PAGE;
  private static final int LARGEST_PAGE = 1 << 16;

  private final LiveProcess process;
  private final ProcFolder proc;
  private final Path file;
  private final boolean still;
  private final Progress progress;
  private final Interruption interruption;
  private final Notes notes = new Notes();
  private final byte[] auxiliaryVector;
  private final long pageSize;
  private final DumpedProcess record;
  private Optional<DumpStop> stop = Optional.empty();
  private int threads;
  private long copiedRunning;

  /**
   * How it is done.
   *
   * @param still whether the process stands still while all of its memory is copied; else only
   *     while registers, the list of mappings and the used parts of stacks are, and the rest is
   *     copied while it runs on
   * @param force whether a file of that name is replaced
   */
  public record Options(boolean still, boolean force) {}

  /**
   * A core that was written.
   *
   * @param length its bytes, uncompressed
   * @param onDisk bytes that were written to the disk
   * @param threads how many threads it has
   * @param stood for how long the process stood still
   * @param copiedRunning bytes of memory that were copied while the process ran on
   * @param notes what is not as it should be
   */
  public record Written(
      long length, long onDisk, int threads, Duration stood, long copiedRunning, List<Note> notes) {
    /** Copies the notes. */
    public Written {
      notes = List.copyOf(notes);
    }
  }

  private CoreDump(
      LiveProcess process, Path file, boolean still, Progress progress, Interruption interruption) {
    this.process = process;
    this.file = file;
    this.still = still;
    this.progress = progress;
    this.interruption = interruption;
    proc = process.proc();
    auxiliaryVector = proc.bytesOrNone("auxv");
    pageSize = pageSize(auxiliaryVector);
    record = DumpedProcess.read(process.pid(), proc); // its state is another one while it is traced
  }

  private static long pageSize(byte[] vector) {
    Bytes bytes = Bytes.of(vector);
    for (long at = 0; at + 16 <= bytes.length(); at += 16) {
      long value = bytes.i64(at + 8);
      if (bytes.i64(at) == AT_PAGESZ && value >= SMALLEST_PAGE && value <= LARGEST_PAGE) {
        return value;
      }
    }
    return SMALLEST_PAGE;
  }

  /**
   * Writes a core. Until it is whole it has another name; when it fails, or this program is told to
   * end, the process is let go and what was written is removed.
   *
   * @param file compressed where its name ends in .zst or .gz
   * @param progress is told how far it has come
   * @throws CannotOpen when the process cannot be stopped or ends meanwhile, or the file cannot be
   *     written: says which
   */
  public static Written write(LiveProcess process, Path file, Options options, Progress progress)
      throws CannotOpen {
    try (Interruption interruption = new Interruption();
        NewFile whole = NewFile.begin(file, options.force());
        CoreOutput out = output(whole, file)) {
      CoreDump dump = new CoreDump(process, file, options.still(), progress, interruption);
      Written written = dump.write(out);
      whole.keep();
      return written;
    } catch (IOException e) {
      throw NewFile.trouble(e, file);
    } catch (UncheckedIOException e) {
      throw NewFile.trouble(e.getCause(), file);
    } catch (CancellationException e) {
      throw CannotOpen.cannotAnalyse(
          "interrupted: process " + process.pid() + " runs on, and " + file + " was not written",
          "run it again");
    }
  }

  private static CoreOutput output(NewFile whole, Path file) {
    return Packing.of(file.getFileName().toString())
        .<CoreOutput>map(packing -> new PackedOutput(whole.channel(), packing))
        .orElseGet(() -> new SparseOutput(whole.channel()));
  }

  private Written write(CoreOutput out) throws CannotOpen, IOException {
    try (ProcessBytes bytes = new ProcessBytes(process.pid(), proc);
        TouchedPages touched = new TouchedPages(proc, pageSize)) {
      Map<Long, SmapsFile.Facts> early = still ? Map.of() : facts();
      long pause =
          process.hold(stopped -> {
            DumpStop copied = new DumpStop(process, stopped);
            stop = Optional.of(copied);
            if (copied.stood() && !still) {
              copied.copyStacks();
            } else if (copied.stood()) {
              copyUnchecked(copied, facts(), bytes, touched, out);
            }
          });
      DumpStop copied = stop.orElseThrow();
      if (!copied.stood()) {
        throw Admission.neverStopped(process.pid(), proc, copied.stop());
      }
      if (!still) {
        copiedRunning = copy(copied, early, bytes, touched, out);
      }
      refuseAnother(copied, bytes);
      out.finish();
      return new Written(
          out.length(),
          out.onDisk(),
          threads,
          Duration.ofNanos(pause),
          copiedRunning,
          notes.toList());
    }
  }

  /**
   * A process that ended or ran another program left zeros for what had not been copied by then.
   */
  private void refuseAnother(DumpStop copied, ProcessBytes bytes) throws CannotOpen {
    long readable =
        copied.maps().stream()
            .map(ProcessMaps.Line::mapping)
            .filter(mapping -> mapping.readable() && mapping.path().isPresent())
            .findFirst()
            .orElseThrow(() -> Admission.gone(process.pid()))
            .start();
    boolean exists = process.exists();
    if (!exists || !bytes.same(readable)) {
      throw CannotOpen.cannotAnalyse(
          "process "
              + process.pid()
              + (exists ? " ran another program" : " ended")
              + " while it was copied, and "
              + file
              + " was not written",
          exists ? "run it again for what it is now" : "there is nothing left of it to copy");
    }
  }

  private void copyUnchecked(
      DumpStop copied,
      Map<Long, SmapsFile.Facts> facts,
      ProcessBytes bytes,
      TouchedPages touched,
      CoreOutput out) {
    try {
      copy(copied, facts, bytes, touched, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes everything; tells how many bytes of memory were read. */
  private long copy(
      DumpStop copied,
      Map<Long, SmapsFile.Facts> facts,
      ProcessBytes bytes,
      TouchedPages touched,
      CoreOutput out)
      throws IOException {
    List<DumpedProcess.OfThread> all = DumpedProcess.threads(copied.threads(notes), proc);
    threads = all.size();
    DumpPlan plan =
        new DumpPlan(
            process.architecture(),
            copied.maps(),
            facts,
            DumpRules.of(proc, pageSize),
            bytes,
            CoreNotesWriter.write(record, all, auxiliaryVector, copied.maps(), pageSize),
            pageSize);
    plan.begin(out);
    MemoryCopier copier =
        new MemoryCopier(
            bytes,
            touched,
            out,
            pageSize,
            copied.stacks(),
            plan.memory(),
            progress,
            interruption::came);
    plan.copy(copier);
    noteLost(copier.lost());
    return copier.read();
  }

  private void noteLost(long pages) {
    if (pages > 0) {
      notes.add(
          Note.warning(
              "",
              (pages == 1 ? "1 page" : pages + " pages")
                  + " could not be read ("
                  + (still ? "" : "given back meanwhile, ")
                  + "guards of stacks, or beyond the end of a file)"
                  + (pages == 1 ? ": it is" : ": they are")
                  + " zero in the core"));
    }
  }

  /** What the kernel knows of the mappings; nothing where it does not tell. */
  private Map<Long, SmapsFile.Facts> facts() {
    try (BufferedReader text =
        Files.newBufferedReader(proc.path("smaps"), StandardCharsets.ISO_8859_1)) {
      return SmapsFile.read(text);
    } catch (IOException e) {
      return Map.of(); // a kernel without it: the mappings' names must do
    }
  }
}
