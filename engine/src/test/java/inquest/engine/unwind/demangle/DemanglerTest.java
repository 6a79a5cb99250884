package inquest.engine.unwind.demangle;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DemanglerTest {
  /** Real symbols and hard cases, with the answers of c++filt. */
  private static List<String> golden() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(DemanglerTest.class.getResourceAsStream("symbols.tsv"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }
  }

  private static void reads(String mangled, String plain) {
    assertEquals(plain, Demangler.demangle(mangled));
  }

  @Test
  void readsWhatCxxfiltReads() throws IOException {
    List<String> lines = golden();
    assertTrue(lines.size() > 500, "only " + lines.size() + " symbols");
    assertAll(
        lines.stream()
            .map(line -> line.split("\t", 2))
            .map(pair -> () -> assertEquals(pair[1], Demangler.demangle(pair[0]), pair[0])));
  }

  @Test
  void otherNamesStayAsTheyAre() {
    for (String name :
        List.of("", "_", "main", "PyObject_Call", "_PyEval_EvalFrameDefault", "_Z")) {
      reads(name, name);
    }
    reads("_GLOBAL_OFFSET_TABLE_", "_GLOBAL_OFFSET_TABLE_");
    reads("_GLOBAL__sub_I_main.cpp", "_GLOBAL__sub_I_main.cpp");
    reads("_ZGVbN2v_exp", "_ZGVbN2v_exp");
  }

  @Test
  void versionsStayBehindTheName() {
    reads("_Z3foov@@V_1.0", "foo()@@V_1.0");
    reads("_Z3foov@plt", "foo()@plt");
    reads("memcpy@GLIBC_2.14", "memcpy@GLIBC_2.14");
  }

  @Test
  void namesOfMacOsHaveAnUnderscoreMore() {
    reads("__Z3foov", "foo()");
    reads("__RNvC3foo3bar", "foo::bar");
    reads("__ZN4core3fmt17h846817f741e54dfdE", "core::fmt");
  }

  @Test
  void blocksAreNamedAfterTheirFunction() {
    reads("___Z3foov_block_invoke", "invocation function for block in foo()");
    reads("____Z3foov_block_invoke_2", "invocation function for block in foo()");
    reads(
        "___ZN1A1fIiEEvT__block_invoke.5",
        "invocation function for block in void A::f<int>(int) [clone .5]");
  }

  /** c++filt 2.40 leaves all of these as they are. */
  @Test
  void readsMoreThanCxxfilt() {
    reads("_ZL16module_functions.lto_priv.0", "module_functions [clone .lto_priv.0]");
    reads("_ZGRN4grpc6Status2OKE_", "reference temporary #0 for grpc::Status::OK");
    reads("_ZGRN4grpc6Status2OKE0_", "reference temporary #1 for grpc::Status::OK");
    reads("_Z1fIiEDTatiET_", "decltype (alignof (int)) f<int>(int)");
    reads("_Z1fIiEDTnxfp_ET_", "decltype (noexcept ({parm#1})) f<int>(int)");
    reads("_Z1fIiEDTtiT_ET_", "decltype (typeid (int)) f<int>(int)");
    reads("_Z1fIiEDTcldtfp_dn1AEET_", "decltype (({parm#1}.(~A))()) f<int>(int)");
    reads("_Z1fPDOLb1EEFvvE", "f(void (*)() noexcept(true))");
    reads("_Z1fDB8_DU16_", "f(_BitInt(8), unsigned _BitInt(16))");
    reads("_Z1fIiEDTfL0p0_ET_", "decltype ({parm#2}) f<int>(int)");
    reads("_Z1fILA4_KcEEvv", "void f<\"<char const [4]>\">()");
    reads("_Z1fIXadsoKcL_Z1gEEEEvv", "void f<&(g.<char const at offset 0>)>()");
    reads("_ZGIW3modWP4part", "initializer for module mod:part");
    reads(
        "_ZNK1AcvSt6vectorIT_SaIS1_EEIiEEv",
        "A::operator std::vector<int, std::allocator<int> ><int>() const");
  }

  /** Of GCC 14 and Clang 16: they are understood, the constraints themselves are not printed. */
  @Test
  void readsNamesThatConceptsConstrain() {
    reads("_Z1fITk3BigiEvT_", "void f<int>(int)");
    reads("_Z1fIiQ3BigIT_EEvS0_", "void f<int>(int)");
    reads("_Z1fIiEvT_Q3BigIS0_E", "void f<int>(int)");
    reads("_Z1fIiQrqXplfp_fp_R3BigEEvT_", "void f<int>(int)");
    reads("_Z1fITnDaLi1EEvv", "void f<1>()");
    reads("_ZN1A1fIiTnNSt9enable_ifILb1EiE4typeELi0EEEvT_", "void A::f<int, 0>(int)");
  }

  /** There c++filt 2.40 takes the parameter of a template for that of another. */
  @Test
  void looksTemplateParametersUpWhereTheyStand() {
    reads(
        "_ZNSt9once_flag18_Prepare_executionC1IZSt9call_onceIRFvvEJEEvRS_OT_DpOT0_EUlvE_EERS6_",
        "std::once_flag::_Prepare_execution::_Prepare_execution<std::call_once<void"
            + " (&)()>(std::once_flag&, void (&)())::{lambda()#1}>(std::call_once<void"
            + " (&)()>(std::once_flag&, void (&)())::{lambda()#1}&)");
    reads(
        "_ZZN4hard2Da2goEiiEd_NKUlT_E_clIiEEDaS1_",
        "auto hard::Da::go(int, int)::{default arg#1}::{lambda(auto:1)#1}::operator()<int>(int)"
            + " const");
  }

  /** Clang counts a variable around a lambda among what can be abbreviated, GCC does not. */
  @Test
  void readsLambdasInVariablesOfBothCompilers() {
    String plain =
        "auto a::lam::{lambda(auto:1, (auto:2)...)#1}::operator()<double, int>(double, int) const";
    reads("_ZNK1a3lamMUlT_DpT0_E_clIdJiEEEDaS1_S3_", plain);
    reads("_ZNK1a3lamMUlT_DpT0_E_clIdJiEEEDaS0_S2_", plain);
  }

  /**
   * c++filt 2.40 leaves escapes beyond ASCII, cuts large constants off and knows no other values.
   */
  @Test
  void readsRustThatCxxfiltDoesNot() {
    reads("_ZN4hard9g$uf6$del17h247ce48d8adc877cE", "hard::gödel");
    reads(
        "_RINvC1a1fKo10000000000000000_Kn7fffffffffffffffffffffffffffffff_E",
        "a::f::<0x10000000000000000, 0x7fffffffffffffffffffffffffffffff>");
    reads("_RINvC1a1fKc27_E", "a::f::<'\\''>");
    reads("_RINvC1a1fKRe616263_E", "a::f::<\"abc\">");
    reads("_RINvC1a1fKe22c3a9_E", "a::f::<{*\"\\\"\\u{e9}\"}>");
    reads("_RINvC1a1fKRAj1_j2_EE", "a::f::<{&[1, 2]}>");
    reads("_RINvC1a1fKQTb1_EE", "a::f::<{&mut (true,)}>");
    reads("_RINvC1a1fKVNtC1a1PS1xj1_1yj2_EE", "a::f::<{a::P { x: 1, y: 2 }}>");
    reads("_RINvC1a1fKVNvNtC1a1E1NUE", "a::f::<{a::E::N}>");
    reads("_RINvC1a1fKVNvNtC1a1E1STj1_EE", "a::f::<{a::E::S(1)}>");
  }
}
