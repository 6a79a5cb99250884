package inquest.engine.show;

import inquest.engine.layout.Axes;
import inquest.engine.layout.Layout;

/**
 * How the target's Python spells what different versions spell differently. Told by the structure
 * of the build, never by its version number.
 *
 * @param python2 {@code u'…'}, {@code set([1])}, {@code <type 'int'>}
 * @param keywords from 3.7: {@code timedelta(days=1)}, {@code ValueError('x')} without a comma, and
 *     frames that say where they are
 * @param wrapped from 3.10: {@code <staticmethod(…)>}, events that say whether they are set
 * @param dictionaries from 3.12: {@code OrderedDict({…})}
 * @param quoted from 3.13: {@code <weakproxy at 0x…; to 'C' at 0x…>}, and asyncio tells the
 *     arguments of callbacks in debug mode only
 */
public record Dialect(
    boolean python2, boolean keywords, boolean wrapped, boolean dictionaries, boolean quoted) {
  /** The dialect of a build. */
  public static Dialect of(Layout layout) {
    Axes axes = layout.axes();
    boolean python2 = axes.strings() == Axes.StringForm.PYTHON2;
    boolean keywords = layout.find("_PyRuntimeState").isPresent();
    boolean wrapped =
        switch (axes.lines()) {
          case LNOTAB_UNSIGNED, LNOTAB_SIGNED -> false;
          case RANGES, LOCATIONS -> true;
        };
    return new Dialect(
        python2,
        keywords,
        wrapped,
        axes.ints() == Axes.IntForm.TAG,
        axes.attributes() == Axes.AttributeForm.INLINE_VALUES);
  }
}
