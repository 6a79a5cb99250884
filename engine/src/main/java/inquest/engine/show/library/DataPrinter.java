package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** UserDict, UserList and UserString, which show what they wrap (Lib/collections). */
final class DataPrinter implements Printer {
  @Override
  public String name() {
    return "user collections";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    return showing.attribute(ref, "data");
  }
}
