package inquest.engine.object;

import java.util.Optional;

/** The types of {@code datetime} (Include/datetime.h). */
public sealed interface Temporal extends PyValue {
  /** A {@code date}; month and day from 1. */
  record Date(int year, int month, int day) implements Temporal {}

  /** A {@code time}; the zone is a {@code tzinfo}, if it has one; fold is 0 or 1. */
  record Time(int hour, int minute, int second, int microsecond, int fold, Optional<Ref> zone)
      implements Temporal {}

  /** A {@code datetime}. */
  record DateTime(Date date, Time time) implements Temporal {}

  /** A {@code timedelta}: days may be negative, seconds 0 to 86399, microseconds 0 to 999999. */
  record Delta(int days, int seconds, int microseconds) implements Temporal {}

  /** A {@code timezone}: its offset is a {@code timedelta}. */
  record TimeZone(Ref offset, Optional<Ref> name) implements Temporal {}

  /**
   * A {@code zoneinfo.ZoneInfo}: its key, or the text that stands for the file it was read from.
   */
  record ZoneInfo(Optional<Ref> key, Optional<Ref> file) implements Temporal {}
}
