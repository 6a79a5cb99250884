package inquest.scripts.packaging;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The label of a pattern switch that a value meets first, found by asking {@code instanceof} for
 * one after the other: what {@link java.lang.runtime.SwitchBootstraps#typeSwitch} answers, for
 * labels that are all classes. -1 for null, the number of labels where none fits; labels before the
 * second argument, where the switch begins anew after a guard that failed, are not looked at.
 */
record PlainSwitch(List<ClassDesc> labels) implements PlainMethod.Body {
  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final int VALUE = 0;
  private static final int FROM = 1;

  static Optional<PlainMethod.Body> of(InvokeDynamicInstruction site) {
    boolean isSwitch =
        site.bootstrapMethod().owner().equals(BOOTSTRAPS)
            && site.bootstrapMethod().methodName().equals("typeSwitch")
            && !site.typeSymbol().parameterType(VALUE).isPrimitive();
    if (!isSwitch) {
      return Optional.empty();
    }
    List<ClassDesc> labels = new ArrayList<>();
    for (ConstantDesc label : site.bootstrapArgs()) {
      if (!(label instanceof ClassDesc type) || type.isPrimitive()) {
        return Optional.empty();
      }
      labels.add(type);
    }
    return Optional.of(new PlainSwitch(List.copyOf(labels)));
  }

  @Override
  public void write(CodeBuilder code) {
    Label some = code.newLabel();
    code.aload(VALUE).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
    for (int i = 0; i < labels.size(); i++) {
      Label next = code.newLabel();
      code.iload(FROM).loadConstant(i).if_icmpgt(next);
      code.aload(VALUE).instanceOf(labels.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }
}
