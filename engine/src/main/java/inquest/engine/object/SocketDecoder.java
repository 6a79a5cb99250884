package inquest.engine.object;

import inquest.engine.layout.View;
import java.util.List;

/** Sockets (Modules/socketmodule.h) and epoll objects. */
final class SocketDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("_socket.socket", "select.epoll");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    if (type.equals("select.epoll")) {
      return new Plumbing.Epoll((int) objects.exactView("pyEpoll_Object", ref).integer("epfd"));
    }
    View view = objects.exactView("PySocketSockObject", ref);
    return new Plumbing.Socket(
        view.integer("sock_fd"),
        (int) view.integer("sock_family"),
        (int) view.integer("sock_type"),
        (int) view.integer("sock_proto"));
  }
}
