package inquest.engine.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files around an interpreter. */
class InterpreterFilesTest {
  @ParameterizedTest
  @CsvSource({
    "_queue.cpython-311-x86_64-linux-gnu.so, DEFAULT",
    "_queue.cpython-311d-x86_64-linux-gnu.so, DEBUG",
    "_queue.cpython-37m-x86_64-linux-gnu.so, DEFAULT",
    "_queue.cpython-36dm-x86_64-linux-gnu.so, DEBUG",
    "_queue.cpython-313t-x86_64-linux-gnu.so, FREE_THREADED",
    "_queue.cpython-314td-x86_64-linux-gnu.so, FREE_THREADED_DEBUG",
    "_queue.so, DEFAULT",
    "_ctypes.x86_64-linux-gnu.so, DEFAULT",
    "_ctypes.x86_64-linux-gnu_d.so, DEBUG",
  })
  void aModulesNameTellsItsBuild(String name, Flavour flavour) {
    assertEquals(flavour, InterpreterFiles.flavourOf(name));
  }
}
