package inquest.engine.unwind.demangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Names made to be wrong, deep or endless: always an answer, never too long, never too much work.
 */
class DemanglerDamageTest {
  private static final String LETTERS =
      "_ZNSTEIJLXPROKVCFADMGUWQBH0123456789abcdefghijklmnopqrstuvwxyz.$@\0\u00e9";

  private static final List<String> WHOLE =
      List.of(
          "_ZNSt6vectorIN1A1BESaIS1_EE9push_backERKS1_",
          "_ZZ1fIdEvT_ENKUlRT_E_clIiEEDaS2_",
          "_Z1fIJidEJcfEEvDp1AIT_T0_E",
          "_ZN1A1fIJLb1ELb0EEEENSt9enable_ifIXfraaT_EiE4typeEv",
          "_Z1fIiEDTclsr1A3fooIiELi1EEET_",
          "_ZN1AcvT_IPFvvEEEv.part.0",
          "_ZN71_$LT$Test$u20$as$u20$foo..Bar$LT$Test$GT$$GT$3bar17h930b740aa94f1d3aE",
          "_RINvMs_C3fooINtB4_3BazjE3quxFG_RL0_jDNtC3foo3Trap4ItemlEL_EuKj5_E",
          "_RNvC3foou10Gdel_5qa6g");

  private static String demangle(String symbol) {
    Work work = new Work();
    String plain = Demangler.demangle(symbol, work);
    assertTrue(work.steps() <= Work.MAX_STEPS + 1, symbol);
    assertTrue(plain.length() <= Math.max(symbol.length(), Printer.MAX_LENGTH + 200), symbol);
    return plain;
  }

  /** {@code S_}, {@code S0_} … */
  private static String substitution(int index) {
    return index == 0 ? "S_" : "S" + Integer.toString(index - 1, 36).toUpperCase(Locale.ROOT) + "_";
  }

  @Test
  void changedNamesHaveAnAnswer() {
    Random random = new Random(7);
    for (int i = 0; i < 60_000; i++) {
      StringBuilder name = new StringBuilder(WHOLE.get(i % WHOLE.size()));
      for (int change = random.nextInt(5); change >= 0; change--) {
        int at = random.nextInt(name.length());
        switch (random.nextInt(4)) {
          case 0 -> name.setCharAt(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
          case 1 -> name.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
          case 2 -> name.setLength(Math.max(at, 1));
          default ->
              name.insert(at, name.substring(at, Math.min(name.length(), at + random.nextInt(20))));
        }
      }
      demangle(name.toString());
    }
  }

  @Test
  void randomNamesHaveAnAnswer() {
    Random random = new Random(8);
    for (int i = 0; i < 60_000; i++) {
      StringBuilder name = new StringBuilder(i % 3 == 0 ? "_R" : "_Z");
      for (int length = random.nextInt(40); length > 0; length--) {
        name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      demangle(name.toString());
    }
  }

  @Test
  void namesCutOffAnywhereHaveAnAnswer() {
    for (String name : WHOLE) {
      for (int end = 0; end < name.length(); end++) {
        demangle(name.substring(0, end));
      }
    }
  }

  @Test
  void oneRuleInAnotherWithoutEndIsLeftAsItIs() {
    for (String rule :
        List.of(
            "P", "K", "A1_", "M1A", "FP", "1AI", "N1A", "Z1f", "DpT_", "DTnt", "IJ", "Dv4_",
            "L_Z")) {
      String name = "_Z1f" + rule.repeat(5_000);
      assertEquals(name, demangle(name));
    }
    for (String rule : List.of("R", "T", "FK", "INvC1a1f", "NvMC1a", "KRA", "D", "Y", "B_")) {
      String name = "_RINvC1a1f" + rule.repeat(5_000);
      assertEquals(name, demangle(name));
    }
  }

  @Test
  void abbreviationsOfAbbreviationsAreLeftAsTheyAreWhenTooDeep() {
    StringBuilder name = new StringBuilder("_Z1fPi");
    for (int i = 0; i < 2_000; i++) {
      name.append('P').append(substitution(i));
    }
    assertEquals(name.toString(), demangle(name.toString()));
  }

  @Test
  void abbreviationsThatDoubleAreLeftAsTheyAre() {
    StringBuilder name = new StringBuilder("_Z1f1AIiiE");
    for (int i = 1; i < 60; i++) {
      name.append("S_I").append(substitution(i)).append(substitution(i)).append('E');
    }
    assertEquals(name.toString(), demangle(name.toString()));
  }

  /** The doubling prints nothing here: only the work grows. */
  @Test
  void emptyPacksThatDoubleAreLeftAsTheyAre() {
    StringBuilder name = new StringBuilder("_Z1fIJEE1AIJDpT_DpT_EE");
    for (int i = 2; i < 60; i++) {
      String pack = substitution(i + 1);
      name.append("S1_IJ").append(pack).append(pack).append("EE");
    }
    demangle(name.toString());
  }

  @Test
  void parametersThatStandForThemselvesAreLeftAsTheyAre() {
    for (String name : List.of("_ZN1Acv1BIT_EIS1_EEv", "_ZN1AcvT_IS0_EEv", "_Z1fIT_EvT_")) {
      assertEquals(name, demangle(name));
    }
  }

  @Test
  void referencesOfRustThatDoubleAreLeftAsTheyAre() {
    StringBuilder name = new StringBuilder("_RINvC1a1f");
    int tuple = name.length() - 2;
    name.append("TjjE");
    for (int i = 0; i < 40; i++) {
      int here = name.length() - 2;
      String back = "B" + base62(tuple);
      name.append('T').append(back).append(back).append('E');
      tuple = here;
    }
    name.append('E');
    assertEquals(name.toString(), demangle(name.toString()));
  }

  private static String base62(int value) {
    if (value == 0) {
      return "_";
    }
    String digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    StringBuilder text = new StringBuilder();
    for (int rest = value - 1; rest > 0 || text.isEmpty(); rest /= 62) {
      text.insert(0, digits.charAt(rest % 62));
    }
    return text + "_";
  }

  @Test
  void hugeNumbersAreRefused() {
    for (String number : List.of("2147483648", "9223372036854775808", "99999999999999999999999")) {
      for (String name :
          List.of(
              "_Z" + number + "f",
              "_Z1fIiEvT" + number + "_",
              "_ZZ1fvENUl" + "vE" + number + "_E",
              "_RNvC" + number + "foo3bar",
              "_RINvC1a1fFG" + number + "_EuE",
              "_RINvC1a1fB" + number + "_E")) {
        assertEquals(name, demangle(name));
      }
    }
    assertEquals("_Z1fS" + "Z".repeat(20) + "_", demangle("_Z1fS" + "Z".repeat(20) + "_"));
  }

  @Test
  void ordinaryNamesCostLittle() {
    for (String name : WHOLE) {
      Work work = new Work();
      Demangler.demangle(name, work);
      assertTrue(work.steps() < 4 * name.length(), () -> name + ": " + work.steps());
    }
  }

  @Test
  void veryLongNamesAreLeftAsTheyAre() {
    String name = "_Z70000" + "a".repeat(70_000) + "v";
    assertEquals(name, demangle(name));
  }

  /** Reading and printing fit a thread with a stack of half a megabyte. */
  @Test
  void theDeepestNamesNeedLittleStack() throws InterruptedException {
    String types = "_Z1f" + "PF".repeat(190) + "v" + "vE".repeat(190);
    String names = "_Z1f" + "1AI".repeat(190) + "i" + "E".repeat(190);
    StringBuilder chain = new StringBuilder("_Z1fPi");
    for (int i = 0; i < 250; i++) {
      chain.append('P').append(substitution(i));
    }
    String[] plain = new String[3];
    Thread thread =
        new Thread(
            null,
            () -> {
              plain[0] = Demangler.demangle(types);
              plain[1] = Demangler.demangle(names);
              plain[2] = Demangler.demangle(chain.toString());
            },
            "small stack",
            512 << 10);
    thread.start();
    thread.join();
    assertTrue(plain[0].startsWith("f(void (*(*(*"), plain[0]);
    assertTrue(plain[1].startsWith("f(A<A<A<"), plain[1]);
    assertTrue(plain[2].startsWith("f(int*, int**, int***"), plain[2]);
  }
}
