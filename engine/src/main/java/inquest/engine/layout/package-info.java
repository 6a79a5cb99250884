/**
 * Where each field of each CPython structure lies: data, not code. The only room that knows offsets
 * and versions. Stands on dwarf.
 *
 * <p>The data are layout files ({@code cpython-3.11.layout}, {@code cpython-3.13-debug.layout},
 * {@code cpython-3.14.10-free-threaded.layout}), listed in {@code layouts.index}, one for each
 * series and flavour and another where structures changed within the series. They are made by this
 * room's own reader ({@code inquest layout BINARY}) from what {@code wanted.list} asks for: from
 * the debug information of real interpreters, or from the headers of builds that were not at hand,
 * which give the same where both were tried. {@code engine/src/layouts/make-layouts} makes them all
 * anew; tests compare them with the interpreters on the machine and with what GDB says.
 *
 * <p>{@link inquest.engine.layout.Layouts#bind} merges, field by field, each field keeping its
 * {@link inquest.engine.layout.Source}:
 *
 * <ol>
 *   <li>the user's files;
 *   <li>the process's own {@code _Py_DebugOffsets} (3.13 and later). Its sizes also choose among
 *       several files of a series;
 *   <li>a shipped file. Where the debug offsets say that the build differs from it, and there is
 *       debug information of the interpreter, that is read instead; where there is none, the file's
 *       fields stand up to the last place where both agree, and those behind are absent, with a
 *       note;
 *   <li>the debug information, where nothing is shipped for the series and flavour, or where the
 *       user asks for it. Reading it takes part of a second, so it is never read where a shipped
 *       file fits; {@link inquest.engine.layout.LayoutCache} keeps what was read by build id.
 *       Structures that only extension modules have are read from theirs when one is asked for, and
 *       taken from the shipped file of the series and flavour where those describe none.
 * </ol>
 *
 * <p>A structure is parsed and merged when it is first asked for. The files were made on x86-64;
 * aarch64 differs in the size of a mutex only, which is put right as a structure is read.
 */
package inquest.engine.layout;
