package inquest.engine.binaries.debuginfod;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.NotElf;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import inquest.engine.target.Progress;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks debuginfod servers for files by build id (debuginfod(8), "WEBAPI"). What came is kept in the
 * cache; that no server has a file is remembered there for a while. A file with another build id is
 * thrown away. A server that cannot be reached or stalls is not asked again. Does nothing, and
 * costs nothing, until a file is asked for. Safe to use from several threads: one waits for the
 * other.
 */
public final class Debuginfod implements AutoCloseable {
  private static final String PLACE = "debuginfod";
  private static final int FEWEST_DIGITS = 8;
  private static final int MOST_DIGITS = 128; // as elfutils: MAX_BUILD_ID_BYTES is 64

  private final DebuginfodOptions options;
  private final Progress progress;
  private final Notes notes;
  private final DebuginfodCache cache;
  private final Map<String, Optional<Path>> known = new HashMap<>(); // what was asked in this run
  private List<Server> servers; // null until first asked
  private volatile HttpClient client; // null until first asked

  /**
   * Speaks to nobody yet.
   *
   * @param progress is told how far a file has come
   * @param notes takes what went wrong
   */
  public Debuginfod(DebuginfodOptions options, Progress progress, Notes notes) {
    this.options = options;
    this.progress = progress;
    this.notes = notes;
    this.cache = new DebuginfodCache(options.cache(), InstantSource.system());
  }

  /**
   * The file of a build id, whose build id it has; empty where no server has it or it could not be
   * had, which a note says. Waits for the servers.
   *
   * @param buildId lower-case hex
   * @param name of the module, for notes and the progress
   */
  public synchronized Optional<Path> find(String buildId, DebuginfodKind kind, String name) {
    if (options.servers().isEmpty() || !isBuildId(buildId)) {
      return Optional.empty();
    }
    String key = buildId + "/" + kind.word();
    Optional<Path> found = known.get(key);
    if (found == null) {
      found = look(buildId, kind, name);
      known.put(key, found);
    }
    return found;
  }

  private static boolean isBuildId(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return text.length() >= FEWEST_DIGITS && text.length() <= MOST_DIGITS;
  }

  private Optional<Path> look(String buildId, DebuginfodKind kind, String name) {
    try {
      return switch (cache.look(buildId, kind)) {
        case DebuginfodCache.Known.Present present -> checked(present.file(), buildId, name);
        case DebuginfodCache.Known.Missed missed -> Optional.empty();
        case DebuginfodCache.Known.Nothing nothing -> ask(buildId, kind, name);
      };
    } catch (IOException e) {
      notes.add(
          Note.warning(
              PLACE,
              "nothing was asked for, because the cache folder "
                  + options.cache()
                  + " cannot be used: "
                  + e));
      return Optional.empty();
    }
  }

  private Optional<Path> checked(Path file, String buildId, String name) {
    if (buildId(file).equals(Optional.of(buildId))) {
      return Optional.of(file);
    }
    notes.add(
        Note.warning(
            name, file + " in the debuginfod cache has another build id and was not used"));
    return Optional.empty();
  }

  private Optional<Path> ask(String buildId, DebuginfodKind kind, String name) throws IOException {
    Path temporary = cache.temporary(buildId, kind);
    boolean everyoneSaidNo = true;
    try {
      for (Server server : servers()) {
        Outcome outcome =
            server.isGone() ? new Outcome.Gone("") : send(server, buildId, kind, name, temporary);
        switch (outcome) {
          case Outcome.Came came -> {
            if (isWanted(temporary, buildId, server, kind, name)) {
              return Optional.of(cache.keep(temporary, buildId, kind, came.modified()));
            }
            everyoneSaidNo = false;
          }
          case Outcome.NotThere no -> {}
          case Outcome.Broke broke -> {
            notes.add(failed(server, kind, name, broke.how()));
            everyoneSaidNo = false;
          }
          case Outcome.Refused refused -> {
            notes.add(failed(server, kind, name, refused.how()));
            everyoneSaidNo = false;
          }
          case Outcome.Gone gone -> {
            giveUp(server, gone.how());
            everyoneSaidNo = false;
          }
        }
      }
    } finally {
      cache.drop(temporary);
    }
    if (everyoneSaidNo) {
      cache.miss(buildId, kind);
    }
    return Optional.empty();
  }

  private Outcome send(Server server, String buildId, DebuginfodKind kind, String name, Path into)
      throws IOException {
    if (!server.resolves(options.connect())) {
      return new Outcome.Gone("has a name that leads nowhere");
    }
    Request request = new Request(client(), options, progress, name);
    Outcome outcome = request.send(server.uri(buildId, kind), into);
    for (int i = 0; i < options.retries() && outcome instanceof Outcome.Broke; i++) {
      outcome = request.send(server.uri(buildId, kind), into);
    }
    return outcome;
  }

  private boolean isWanted(
      Path file, String buildId, Server server, DebuginfodKind kind, String name) {
    Optional<String> id = buildId(file);
    if (id.equals(Optional.of(buildId))) {
      return true;
    }
    String what = id.map(i -> "with another build id (" + i + ")").orElse("without a build id");
    notes.add(
        failed(
            server,
            kind,
            name,
            "gave a file " + what + " instead of " + buildId + ": it was thrown away"));
    return false;
  }

  private static Note failed(Server server, DebuginfodKind kind, String name, String how) {
    return Note.warning(name, "asked for its " + kind.words() + ", " + server + " " + how);
  }

  private void giveUp(Server server, String how) {
    if (!server.isGone()) {
      server.giveUp();
      notes.add(Note.warning(PLACE, server + " " + how + ": it was not asked again"));
    }
  }

  /** The build id of a file that came from anywhere; empty where it is no ELF file with one. */
  private static Optional<String> buildId(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      return ElfFile.parse(
              Bytes.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)))
          .buildId();
    } catch (IOException | NotElf | Unreadable e) {
      return Optional.empty(); // whatever it is, it is not what was asked for
    }
  }

  private List<Server> servers() {
    if (servers == null) {
      servers = new ArrayList<>();
      for (String address : options.servers()) {
        Optional<Server> server = Server.of(address);
        server.ifPresentOrElse(servers::add, () -> notes.add(noServer(address)));
      }
    }
    return servers;
  }

  /** elfutils takes {@code ima:…} for a rule about the servers behind it. */
  private static Note noServer(String address) {
    return address.startsWith("ima:")
        ? Note.info(PLACE, address + " asks for signatures, which Inquest does not check")
        : Note.warning(PLACE, "a server must have an http or https address: one was left out");
  }

  private HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NORMAL)
              .connectTimeout(options.connect())
              .build();
    }
    return client;
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    HttpClient started = client;
    if (started != null) {
      started.shutdownNow();
    }
  }
}
