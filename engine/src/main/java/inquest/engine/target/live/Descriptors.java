package inquest.engine.target.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the open descriptors of a process are: {@code /proc/PID/fd} and {@code /proc/PID/net}
 * (proc_pid_fd(5), proc_pid_net(5)).
 */
final class Descriptors {
  private static final Pattern KIND = Pattern.compile("(\\w+):\\[(\\w+)]");
  private static final List<String> INTERNET = List.of("tcp", "tcp6", "udp", "udp6");
  private static final String LISTENING = "0A"; // TCP_LISTEN in include/net/tcp_states.h
  private static final int INODE_COLUMN = 9;

  private final ProcFolder proc;
  private Map<String, String> sockets; // null until one is asked for; guarded by this

  Descriptors(ProcFolder proc) {
    this.proc = proc;
  }

  /** A descriptor in a few words; empty where it is not open. */
  Optional<String> words(int number) {
    return proc.link("fd/" + number).map(this::words);
  }

  private String words(String link) {
    Matcher kind = KIND.matcher(link);
    if (!kind.matches()) {
      return link; // a path
    }
    return switch (kind.group(1)) {
      case "socket" -> "socket " + sockets().getOrDefault(kind.group(2), kind.group(2));
      case "anon_inode" -> kind.group(2);
      default -> kind.group(1) + " " + kind.group(2);
    };
  }

  private synchronized Map<String, String> sockets() {
    if (sockets == null) {
      sockets = new HashMap<>();
      INTERNET.forEach(this::internet);
      unix();
    }
    return sockets;
  }

  /** {@code sl local remote state … inode}; addresses in hexadecimal. */
  private void internet(String table) {
    proc.text("net/" + table)
        .ifPresent(text ->
            text.lines()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > INODE_COLUMN)
                .forEach(columns ->
                    sockets.put(columns[INODE_COLUMN], ends(columns[1], columns[2], columns[3]))));
  }

  private static String ends(String local, String remote, String state) {
    if (state.equals(LISTENING)) {
      return "listening on " + address(local);
    }
    return remote.endsWith(":0000") ? "bound to " + address(local) : address(remote);
  }

  /** {@code 0100007F:1F90}: 32-bit words in the machine's order, and the port. */
  private static String address(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || colon % 8 != 0) {
      return text;
    }
    List<Integer> bytes = new ArrayList<>();
    try {
      for (int word = 0; word < colon; word += 8) {
        int value = Integer.parseUnsignedInt(text.substring(word, word + 8), 16);
        for (int shift = 0; shift < 32; shift += 8) {
          bytes.add(value >>> shift & 0xff);
        }
      }
      int port = Integer.parseInt(text.substring(colon + 1), 16);
      return host(bytes) + ":" + port;
    } catch (NumberFormatException e) {
      return text;
    }
  }

  /** IPv4, also where it is mapped into IPv6 (RFC 4291, 2.5.5.2); else IPv6 in brackets. */
  private static String host(List<Integer> bytes) {
    if (bytes.size() == 4) {
      return bytes.stream().map(b -> Integer.toString(b)).collect(Collectors.joining("."));
    }
    boolean mapped =
        bytes.size() == 16
            && bytes.subList(0, 10).stream().allMatch(b -> b == 0)
            && bytes.get(10) == 0xff
            && bytes.get(11) == 0xff;
    return mapped ? host(bytes.subList(12, 16)) : "[" + groups(bytes) + "]";
  }

  /** The longest run of zeros is left out (RFC 5952). */
  private static String groups(List<Integer> bytes) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i + 1 < bytes.size(); i += 2) {
      groups.add(Integer.toHexString(bytes.get(i) << 8 | bytes.get(i + 1)));
    }
    int longest = 0;
    int at = 0;
    for (int i = 0; i < groups.size(); i++) {
      int run = 0;
      while (i + run < groups.size() && groups.get(i + run).equals("0")) {
        run++;
      }
      if (run > longest) {
        longest = run;
        at = i;
      }
    }
    return longest < 2
        ? String.join(":", groups)
        : String.join(":", groups.subList(0, at))
            + "::"
            + String.join(":", groups.subList(at + longest, groups.size()));
  }

  /** {@code Num RefCount Protocol Flags Type St Inode Path}. */
  private void unix() {
    proc.text("net/unix")
        .ifPresent(text ->
            text.lines()
                .skip(1)
                .map(line -> line.strip().split("\\s+", 8))
                .filter(columns -> columns.length > 6)
                .forEach(columns ->
                    sockets.put(columns[6], columns.length > 7 ? columns[7] : "unix, unnamed")));
  }
}
