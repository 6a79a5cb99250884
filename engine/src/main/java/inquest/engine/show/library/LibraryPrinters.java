package inquest.engine.show.library;

import inquest.engine.show.Printer;
import inquest.engine.show.Printers;
import inquest.engine.show.Printers.Choice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The printers that Inquest brings along, each with the classes that it is for. */
public final class LibraryPrinters {
  private LibraryPrinters() {}

  /** All of them. A name that one version or another uses for a class stands here beside it. */
  public static Printers all() {
    Map<String, Printer> byName = new HashMap<>();
    put(byName, new EnumPrinter(), "enum.Enum");
    put(byName, new EnumClassPrinter(), "enum.EnumMeta", "enum.EnumType");
    put(byName, new FractionPrinter(), "fractions.Fraction");
    put(byName, new DecimalPrinter(), "decimal.Decimal", "_pydecimal.Decimal");
    put(byName, new UuidPrinter(), "uuid.UUID");
    put(byName, new PathPrinter(), "pathlib.PurePath", "pathlib._local.PurePath");
    put(byName, new IpAddressPrinter(), "ipaddress._BaseAddress", "ipaddress._BaseNetwork");
    put(byName, new CounterPrinter(), "collections.Counter");
    put(byName, new OrderedDictPrinter(), "collections.OrderedDict");
    put(byName, new ChainMapPrinter(), "collections.ChainMap");
    put(
        byName,
        new DataPrinter(),
        "collections.UserDict",
        "collections.UserList",
        "collections.UserString");
    put(byName, new NamespacePrinter(), "types.SimpleNamespace", "argparse.Namespace");
    put(byName, new PartialMethodPrinter(), "functools.partialmethod");
    put(byName, new ZoneInfoPrinter(), "zoneinfo.ZoneInfo");
    put(byName, new ThreadPrinter(), "threading.Thread");
    put(byName, new EventPrinter(), "threading.Event", "threading._Event");
    put(byName, new ConditionPrinter(), "threading.Condition", "threading._Condition");
    put(byName, new SemaphorePrinter(), "threading.Semaphore", "threading._Semaphore");
    put(byName, new BarrierPrinter(), "threading.Barrier");
    put(byName, new PythonRLockPrinter(), "threading._RLock");
    put(byName, new QueuePrinter(), "queue.Queue", "Queue.Queue");
    put(byName, new SentinelPrinter(), "sentinel");
    put(byName, new EventLoopPrinter(), "asyncio.base_events.BaseEventLoop");
    put(byName, new PythonFuturePrinter(), "asyncio.futures.Future", "asyncio.tasks.Task");
    put(byName, new HandlePrinter(), "asyncio.events.Handle");
    put(byName, new CoroWrapperPrinter(), "asyncio.coroutines.CoroWrapper");
    put(byName, new TypingAliasPrinter(), "typing._GenericAlias");
    put(byName, new TypingFormPrinter(), "typing._SpecialForm", "typing.TypeVar");
    put(byName, new LoggerPrinter(), "logging.Logger");
    put(
        byName,
        new WeakCollectionPrinter(),
        "weakref.WeakValueDictionary",
        "weakref.WeakKeyDictionary",
        "_weakrefset.WeakSet");
    return Printers.of(
        byName,
        List.of(
            new Choice(StructSequencePrinter::covers, new StructSequencePrinter()),
            new Choice(NamedTuplePrinter::covers, new NamedTuplePrinter()),
            new Choice(DataclassPrinter::covers, new DataclassPrinter()),
            new Choice(AttrsPrinter::covers, new AttrsPrinter())));
  }

  private static void put(Map<String, Printer> byName, Printer printer, String... names) {
    for (String name : names) {
      byName.put(name, printer);
    }
  }
}
