package inquest.engine.report;

/**
 * What a report is to tell.
 *
 * @param locals whether arguments and locals are told
 * @param definitions whether the modules, functions and classes among the names of a module are
 *     told with its variables
 * @param fold whether threads with identical stacks are told as one
 * @param nativeFrames which native frames are told with the Python frames
 * @param plumbing whether native frames that only carry calls on are told too
 * @param longestStack how many frames of a stack are told before its middle is left out and its
 *     recursions are summed up, at least 2; {@link Integer#MAX_VALUE} for all
 * @param mostLocals how many variables of one frame are told, at least 1
 * @param defectsAsSections whether a defect of Inquest costs its own section only; else it is
 *     thrown, as tests want it
 */
public record Wanted(
    boolean locals,
    boolean definitions,
    boolean fold,
    NativeFrames nativeFrames,
    boolean plumbing,
    int longestStack,
    int mostLocals,
    boolean defectsAsSections) {
  /** Which native frames are told. */
  public enum NativeFrames {
    /** None. */
    NONE,
    /** Those that the innermost Python frame called. */
    LAST,
    /** All of threads that have Python frames. */
    MERGED,
    /** Those of threads without Python too. */
    ALL
  }

  /** Refuses limits that leave nothing to tell. */
  public Wanted {
    if (longestStack < 2 || mostLocals < 1) {
      throw new IllegalArgumentException("a report tells 2 frames and 1 variable at least");
    }
  }

  /** What most people want first. */
  public static Wanted defaults() {
    return new Wanted(false, false, true, NativeFrames.NONE, false, 60, 100, true);
  }

  /** The same with or without arguments and locals. */
  public Wanted withLocals(boolean wanted) {
    return new Wanted(
        wanted,
        definitions,
        fold,
        nativeFrames,
        plumbing,
        longestStack,
        mostLocals,
        defectsAsSections);
  }

  /** The same with or without the definitions of modules. */
  public Wanted withDefinitions(boolean wanted) {
    return new Wanted(
        locals, wanted, fold, nativeFrames, plumbing, longestStack, mostLocals, defectsAsSections);
  }

  /** The same with identical stacks told once, or each. */
  public Wanted withFold(boolean wanted) {
    return new Wanted(
        locals,
        definitions,
        wanted,
        nativeFrames,
        plumbing,
        longestStack,
        mostLocals,
        defectsAsSections);
  }

  /** The same with native frames. */
  public Wanted withNativeFrames(NativeFrames wanted, boolean wantedPlumbing) {
    return new Wanted(
        locals,
        definitions,
        fold,
        wanted,
        wantedPlumbing,
        longestStack,
        mostLocals,
        defectsAsSections);
  }

  /** The same with every frame of every stack. */
  public Wanted withAllFrames() {
    return new Wanted(
        locals,
        definitions,
        fold,
        nativeFrames,
        plumbing,
        Integer.MAX_VALUE,
        mostLocals,
        defectsAsSections);
  }

  /** The same with defects of Inquest thrown. */
  public Wanted withDefectsThrown() {
    return new Wanted(
        locals, definitions, fold, nativeFrames, plumbing, longestStack, mostLocals, false);
  }

  /** Whether stacks are told whole. */
  boolean allFrames() {
    return longestStack == Integer.MAX_VALUE;
  }
}
