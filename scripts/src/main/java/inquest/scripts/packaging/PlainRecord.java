package inquest.scripts.packaging;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code equals}, {@code hashCode} and {@code toString} of a record, component by component: what
 * {@link java.lang.runtime.ObjectMethods} makes.
 */
record PlainRecord(String method, ClassDesc type, List<DirectMethodHandleDesc> fields)
    implements PlainMethod.Body {
  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");
  private static final MethodTypeDesc OF_OBJECTS =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
  private static final MethodTypeDesc HASH =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object);
  private static final int THIS = 0;
  private static final int OTHER = 1;
  private static final int OTHER_CAST = 2;

  static Optional<PlainMethod.Body> of(InvokeDynamicInstruction site) {
    if (!site.bootstrapMethod().owner().equals(BOOTSTRAPS)) {
      return Optional.empty();
    }
    // The record's class, the names of its components with semicolons between, and their getters.
    List<ConstantDesc> arguments = site.bootstrapArgs();
    List<DirectMethodHandleDesc> fields =
        arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
    return Optional.of(
        new PlainRecord(site.name().stringValue(), (ClassDesc) arguments.getFirst(), fields));
  }

  @Override
  public void write(CodeBuilder code) {
    switch (method) {
      case "equals" -> writeEquals(code);
      case "hashCode" -> writeHashCode(code);
      case "toString" -> writeToString(code);
      default -> throw new IllegalArgumentException("no method of a record: " + method);
    }
  }

  private void writeEquals(CodeBuilder code) {
    Label same = code.newLabel();
    Label different = code.newLabel();
    code.aload(THIS).aload(OTHER).if_acmpeq(same);
    code.aload(OTHER).instanceOf(type).ifeq(different);
    code.aload(OTHER).checkcast(type).astore(OTHER_CAST);
    for (DirectMethodHandleDesc field : fields) {
      get(code, THIS, field);
      get(code, OTHER_CAST, field);
      compare(code, typeOf(field), different);
    }
    code.labelBinding(same).iconst_1().ireturn();
    code.labelBinding(different).iconst_0().ireturn();
  }

  private static void compare(CodeBuilder code, ClassDesc type, Label different) {
    switch (TypeKind.from(type)) {
      case REFERENCE -> code.invokestatic(OBJECTS, "equals", OF_OBJECTS).ifeq(different);
      case LONG -> code.lcmp().ifne(different);
      // By bits, so that NaN is itself and the zeros differ.
      case FLOAT, DOUBLE ->
          code.invokestatic(
                  boxed(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type))
              .ifne(different);
      default -> code.if_icmpne(different);
    }
  }

  private void writeHashCode(CodeBuilder code) {
    code.iconst_0();
    for (DirectMethodHandleDesc field : fields) {
      code.bipush(31).imul();
      get(code, THIS, field);
      ClassDesc component = typeOf(field);
      if (component.isPrimitive()) {
        code.invokestatic(
            boxed(component), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, component));
      } else {
        code.invokestatic(OBJECTS, "hashCode", HASH);
      }
      code.iadd();
    }
    code.ireturn();
  }

  private void writeToString(CodeBuilder code) {
    MethodTypeDesc simpleName = MethodTypeDesc.of(ConstantDescs.CD_String);
    code.new_(BUILDER).dup().invokespecial(BUILDER, "<init>", ConstantDescs.MTD_void);
    code.loadConstant(type).invokevirtual(ConstantDescs.CD_Class, "getSimpleName", simpleName);
    append(code, ConstantDescs.CD_String);
    String before = "[";
    for (DirectMethodHandleDesc field : fields) {
      code.loadConstant(before + field.methodName() + "=");
      append(code, ConstantDescs.CD_String);
      get(code, THIS, field);
      append(code, appended(typeOf(field)));
      before = ", ";
    }
    code.loadConstant(fields.isEmpty() ? "[]" : "]");
    append(code, ConstantDescs.CD_String);
    code.invokevirtual(BUILDER, "toString", simpleName).areturn();
  }

  /** The parameter of the {@code append} for a component: small integers go as int. */
  private static ClassDesc appended(ClassDesc component) {
    boolean isSmall =
        Stream.of(ConstantDescs.CD_byte, ConstantDescs.CD_short).anyMatch(component::equals);
    if (isSmall) {
      return ConstantDescs.CD_int;
    }
    return component.isPrimitive() ? component : ConstantDescs.CD_Object;
  }

  private static void append(CodeBuilder code, ClassDesc parameter) {
    code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, parameter));
  }

  private void get(CodeBuilder code, int variable, DirectMethodHandleDesc field) {
    code.aload(variable).getfield(type, field.methodName(), typeOf(field));
  }

  private static ClassDesc typeOf(DirectMethodHandleDesc field) {
    return field.invocationType().returnType();
  }

  private static ClassDesc boxed(ClassDesc primitive) {
    String name =
        switch (TypeKind.from(primitive)) {
          case BOOLEAN -> "Boolean";
          case BYTE -> "Byte";
          case CHAR -> "Character";
          case SHORT -> "Short";
          case INT -> "Integer";
          case LONG -> "Long";
          case FLOAT -> "Float";
          case DOUBLE -> "Double";
          case REFERENCE, VOID ->
              throw new IllegalArgumentException("no primitive component: " + primitive);
        };
    return ClassDesc.of("java.lang." + name);
  }
}
