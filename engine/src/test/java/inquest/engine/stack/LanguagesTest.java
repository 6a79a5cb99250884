package inquest.engine.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.stack.NativeCall.Language;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a function was written in, by its file and its mangled name. */
class LanguagesTest {
  @ParameterizedTest
  @CsvSource({
    "/src/main.rs,, RUST",
    "/src/main.cpp,, CPP",
    "/src/main.C,, CPP",
    "/usr/include/c++/12/bits/vector.tcc,, CPP",
    "/src/main.c,, C",
    "/src/main.c, _ZN3foo3barEv, CPP",
    "/src/vector, _ZN3foo3barEv, CPP",
    "/src/.d/plain,, C",
    "'',, C",
    ", main, C",
    ",, C",
    ", _ZN3foo3barEv, CPP",
    ", _RNvC3foo3bar, RUST",
    ", _ZN3foo3bar17h0123456789abcdefE, RUST",
    ", _ZN3foo3bar17h0123456789abcdef, CPP",
    ", _ZN3foo3bar17h0123456789abcdeg1E, CPP",
    ", _ZN3foo3bar17h0123E, CPP",
    ", 17h0123456789abcdefE, C",
  })
  void isToldByFileThenByName(String file, String name, Language expected) {
    assertEquals(expected, Languages.of(Optional.ofNullable(name), Optional.ofNullable(file)));
  }
}
