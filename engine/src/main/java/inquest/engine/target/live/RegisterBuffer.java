package inquest.engine.target.live;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Where the kernel puts one register set after another ({@code struct iovec} and its bytes). */
final class RegisterBuffer implements AutoCloseable {
  private final Memory bytes;
  private final Memory vector = new Memory(16);

  RegisterBuffer(int most) {
    bytes = new Memory(most);
  }

  /** Address of the vector, made ready for another call. */
  long vector() {
    vector.setLong(0, Pointer.nativeValue(bytes));
    vector.setLong(8, bytes.size());
    return Pointer.nativeValue(vector);
  }

  /** How many bytes the kernel gave. */
  int length() {
    return (int) Math.min(bytes.size(), vector.getLong(8));
  }

  /** A copy of the first bytes. */
  byte[] copy(int length) {
    return bytes.getByteArray(0, length);
  }

  @Override
  public void close() {
    bytes.close();
    vector.close();
  }
}
