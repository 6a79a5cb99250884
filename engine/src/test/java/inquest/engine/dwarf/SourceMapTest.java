package inquest.engine.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small programs that are checked in, compared with what llvm-symbolizer said of them. */
class SourceMapTest {
  private static final long COUNT = 0x400150;

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of("shop4", "", ""),
        Arguments.of("shop5", "", ""),
        Arguments.of("dwz", "dwz.sup", ""),
        Arguments.of("split4", "", "split4.dwo"),
        Arguments.of("split4", "", "split4.dwp"),
        Arguments.of("split5", "", "split5.dwo"),
        Arguments.of("split5", "", "split5.dwp"));
  }

  private static SourceMap open(String file, String supplement, String split) throws Exception {
    return Fixture.map(
        file,
        Optional.of(supplement).filter(s -> !s.isEmpty()),
        split.isEmpty() ? List.of() : List.of(split));
  }

  private static List<SourceFrame> frames(SourceMap map, long address) {
    return map.at(address).toOptional().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void agreesWithTheSymbolizer(String file, String supplement, String split) throws Exception {
    SourceMap map = open(file, supplement, split);
    Map<Long, List<Place>> witness = Fixture.witness();
    assertTrue(witness.size() > 100, "the witness says little");
    witness.forEach((address, places) -> {
      Decoded<List<SourceFrame>> answer = map.at(address);
      assertEquals(List.of(), answer.notes());
      List<SourceFrame> frames = answer.toOptional().orElseThrow();
      assertTrue(
          Place.are(places, frames),
          () -> Long.toHexString(address) + ": " + places + "\nnot " + frames);
    });
  }

  @ParameterizedTest
  @MethodSource("forms")
  void namesHaveTheirScopes(String file, String supplement, String split) throws Exception {
    SourceMap map = open(file, supplement, split);
    TreeSet<String> names = new TreeSet<>();
    for (long address : Fixture.witness().keySet()) {
      frames(map, address).forEach(f -> f.function().ifPresent(names::add));
    }
    assertEquals(
        new TreeSet<>(
            List.of(
                "_start",
                "shop::(anonymous namespace)::hidden",
                "shop::Counter::Counter",
                "shop::Counter::count",
                "shop::Counter::count::(anonymous struct)::operator()",
                "shop::Counter::count::Here::go",
                "shop::Counter::total",
                "shop::level1",
                "shop::level2",
                "shop::level3",
                "shop::v2::Shelf<long int>::Shelf",
                "shop::v2::Shelf<long int>::add",
                "shop::v2::Shelf<long int>::sort<shop::v2::Shelf<long int>::add(long"
                    + " int)::<lambda(long int, long int)> >",
                "shop::v2::Shelf<short int>::Shelf",
                "shop::v2::Shelf<short int>::add",
                "shop::v2::Shelf<short int>::sort<shop::v2::Shelf<short int>::add(short"
                    + " int)::<lambda(short int, short int)> >")),
        names);
  }

  @Test
  void inlinedCallsStandWhereTheyAreCalledUpToTheFunctionThatHasTheirCode() throws Exception {
    SourceMap map = open("shop5", "", "");
    long inside =
        Fixture.witness().entrySet().stream()
            .filter(e -> e.getValue().size() == 5)
            .findFirst()
            .orElseThrow()
            .getKey();
    List<SourceFrame> frames = frames(map, inside);
    assertEquals(
        List.of(
            "shop::level3 true",
            "shop::level2 true",
            "shop::level1 true",
            "shop::Counter::count::(anonymous struct)::operator() true",
            "shop::Counter::count false"),
        frames.stream().map(f -> f.function().orElseThrow() + " " + f.inlined()).toList());
    assertEquals(COUNT, frames.getLast().functionStart());
  }

  @Test
  void anAddressOutsideAllUnitsHasNoFrames() throws Exception {
    SourceMap map = open("shop5", "", "");
    assertEquals(new Decoded.Whole<>(List.<SourceFrame>of()), map.at(0x10));
    assertEquals(new Decoded.Whole<>(List.<SourceFrame>of()), map.at(-1));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void onlyWhatIsAskedForIsRead(String file, String supplement, String split) throws Exception {
    SourceMap map = open(file, supplement, split);
    assertEquals(new SourceMap.Work(0, 0, 0), map.work());
    map.at(COUNT);
    map.at(COUNT + 4);
    assertEquals(new SourceMap.Work(1, 1, 2), map.work());
  }

  @ParameterizedTest
  @MethodSource("splits")
  void withoutItsSplitFileAUnitStillHasLines(String file) throws Exception {
    SourceMap map = open(file, "", "");
    Decoded<List<SourceFrame>> answer = map.at(COUNT);
    SourceFrame frame = answer.toOptional().orElseThrow().getFirst();
    assertEquals(Optional.empty(), frame.function());
    assertEquals(Optional.of("/fixture/shop.cpp"), frame.file());
    assertEquals(4, frame.line().getAsInt());
    assertEquals(
        List.of(
            Note.warning("", "unreadable: split debug information " + file + ".dwo was not found")),
        answer.notes());
  }

  static Stream<String> splits() {
    return Stream.of("split4", "split5");
  }

  @Test
  void aSplitFileOfAnotherBuildIsNotBelieved() throws Exception {
    Decoded<List<SourceFrame>> answer = open("split5", "", "split4.dwo").at(COUNT);
    assertEquals(
        List.of(
            Note.warning(
                "",
                "unreadable: the split debug information found for split5.dwo is of another"
                    + " build")),
        answer.notes());
  }

  @Test
  void withoutItsSupplementAUnitKeepsLinesAndOwnNames() throws Exception {
    SourceMap map = open("dwz", "", "");
    boolean noted = false;
    for (Map.Entry<Long, List<Place>> entry : Fixture.witness().entrySet()) {
      Decoded<List<SourceFrame>> answer = map.at(entry.getKey());
      noted |= !answer.notes().isEmpty();
      List<SourceFrame> frames = answer.toOptional().orElseThrow();
      for (int i = 0; i < frames.size(); i++) {
        assertEquals(entry.getValue().get(i).line(), frames.get(i).line().orElse(0));
      }
    }
    assertTrue(noted, "nothing was said of the missing file");
    assertInstanceOf(Decoded.Partial.class, map.at(COUNT));
  }
}
