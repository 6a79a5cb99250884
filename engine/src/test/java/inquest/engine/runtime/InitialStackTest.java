package inquest.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import inquest.engine.memory.Origin;
import inquest.engine.memory.SegmentMemory;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The arguments and the environment that the kernel gave a process. */
class InitialStackTest {
  private static final long BASE = 0x7ffc_0000_0000L;
  private static final long STRINGS = BASE + 4096;
  private static final long AT_EXECFN = 31;

  /** A stack as the kernel makes it; the strings lie behind the vectors. */
  private static Memory stack(long count, List<byte[]> arguments, List<byte[]> environment) {
    ByteArrayOutputStream strings = new ByteArrayOutputStream();
    List<Long> words = new ArrayList<>(List.of(count));
    for (List<byte[]> vector : List.of(arguments, environment)) {
      for (byte[] text : vector) {
        words.add(STRINGS + strings.size());
        strings.writeBytes(text);
        strings.write(0);
      }
      words.add(0L);
    }
    // AT_PAGESZ, AT_EXECFN, AT_NULL
    words.addAll(List.of(6L, 4096L, AT_EXECFN, STRINGS + strings.size(), 0L, 0L));
    strings.writeBytes(utf8("/usr/bin/python3"));
    strings.write(0);
    ByteBuffer bytes = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(512);
    words.forEach(bytes::putLong);
    bytes.position(4096);
    bytes.put(strings.toByteArray());
    return new SegmentMemory.Builder()
        .add(BASE, Bytes.of(bytes.array()), new Origin.Core())
        .freeze();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<InitialStack.Texts> read(Memory memory) {
    String name = "/usr/bin/python3";
    for (long at = STRINGS; at < STRINGS + 1024; at++) {
      if (memory.u8(at) == '/'
          && name.equals(new String(memory.cstring(at, 64), StandardCharsets.UTF_8))) {
        return new InitialStack(memory, 1024).read(Map.of(AT_EXECFN, at));
      }
    }
    throw new AssertionError("no name on the stack");
  }

  @Test
  void givesAllArgumentsAndTheEnvironment() {
    InitialStack.Texts texts =
        read(stack(
                3,
                List.of(utf8("python3"), utf8("-c"), utf8("x".repeat(500))),
                List.of(utf8("PATH=/bin"), utf8("NAME=é"))))
            .orElseThrow();
    assertEquals(List.of("python3", "-c", "x".repeat(500)), texts.arguments());
    assertEquals(List.of("PATH=/bin", "NAME=é"), texts.environment());
  }

  @Test
  void givesAnEmptyEnvironment() {
    InitialStack.Texts texts = read(stack(1, List.of(utf8("python3")), List.of())).orElseThrow();
    assertEquals(List.of("python3"), texts.arguments());
    assertEquals(List.of(), texts.environment());
  }

  @Test
  void keepsBytesThatAreNoText() {
    byte[] odd = {'a', (byte) 0xff, 'b'};
    assertEquals(
        List.of("a\udcffb"), read(stack(1, List.of(odd), List.of())).orElseThrow().arguments());
  }

  @Test
  void refusesAStackWhoseCountDoesNotFit() {
    assertEquals(Optional.empty(), read(stack(2, List.of(utf8("python3")), List.of(utf8("A=b")))));
  }

  @Test
  void isEmptyWhereTheStackWasNotSaved() {
    Memory nothing = new SegmentMemory.Builder().freeze();
    assertEquals(
        Optional.empty(), new InitialStack(nothing, 1024).read(Map.of(AT_EXECFN, STRINGS)));
    assertEquals(Optional.empty(), new InitialStack(nothing, 1024).read(Map.of()));
  }
}
