package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code IPv4Address('192.0.2.1')}, networks and interfaces (Lib/ipaddress.py). */
final class IpAddressPrinter implements Printer {
  private static final int HEXTETS = 8;

  @Override
  public String name() {
    return "IP addresses";
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    Optional<String> prefix = instance.integer("_prefixlen").map(length -> "/" + length);
    return address(instance)
        .or(() ->
            instance
                .held("network_address")
                .flatMap(network ->
                    address(new Instance(network, showing.objects().typeOf(network), showing))))
        .map(text -> new Shown.Text(instance.name() + "('" + text + prefix.orElse("") + "')"));
  }

  private static Optional<String> address(Instance instance) {
    boolean six = instance.name().startsWith("IPv6");
    String scope = instance.text("_scope_id").map(id -> "%" + id).orElse("");
    return instance.integer("_ip").map(number -> six ? six(number) + scope : four(number));
  }

  private static String four(BigInteger number) {
    long bits = number.longValue();
    return (bits >> 24 & 0xff)
        + "."
        + (bits >> 16 & 0xff)
        + "."
        + (bits >> 8 & 0xff)
        + "."
        + (bits & 0xff);
  }

  /** RFC 5952: the longest run of zeros, of at least two, is left out. */
  private static String six(BigInteger number) {
    List<Integer> groups = new ArrayList<>();
    for (int i = HEXTETS - 1; i >= 0; i--) {
      groups.add(number.shiftRight(i * Short.SIZE).intValue() & 0xffff);
    }
    int start = -1;
    int longest = 1;
    for (int from = 0; from < HEXTETS; from++) {
      int to = from;
      while (to < HEXTETS && groups.get(to) == 0) {
        to++;
      }
      if (to - from > longest) {
        start = from;
        longest = to - from;
      }
    }
    if (start < 0) {
      return hex(groups);
    }
    return hex(groups.subList(0, start)) + "::" + hex(groups.subList(start + longest, HEXTETS));
  }

  private static String hex(List<Integer> groups) {
    return String.join(":", groups.stream().map(Integer::toHexString).toList());
  }
}
