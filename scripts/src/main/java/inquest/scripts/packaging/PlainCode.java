package inquest.scripts.packaging;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A class file with the dynamic call sites of pattern switches ({@code
 * SwitchBootstraps.typeSwitch}) and of records ({@code ObjectMethods.bootstrap}) replaced by calls
 * of plain methods.
 *
 * <p>The JVM links each such site when it is first reached, by making a class or a chain of method
 * handles. Its start-up cache keeps lambdas and string concatenations, these it does not: a report
 * spends a tenth of its time on them. What the sites do is told in the Javadoc of both bootstrap
 * classes, and is done here in the same way.
 *
 * <p>Sites of other shapes (labels that are no classes) are left as they are.
 */
final class PlainCode {
  private final ClassModel source;
  private final ClassDesc owner;
  private final boolean isInterface;
  private final List<PlainMethod> methods = new ArrayList<>();

  private PlainCode(ClassModel source) {
    this.source = source;
    owner = source.thisClass().asSymbol();
    isInterface = source.flags().has(AccessFlag.INTERFACE);
  }

  /** The class file, or the very same array where it has no such site. */
  static byte[] of(byte[] classFile) {
    ClassFile tool = ClassFile.of();
    PlainCode code = new PlainCode(tool.parse(classFile));
    byte[] changed = tool.transformClass(code.source, code::element);
    return code.methods.isEmpty() ? classFile : code.withMethods(tool, changed);
  }

  private void element(ClassBuilder builder, ClassElement element) {
    if (element instanceof MethodModel method && method.code().isPresent()) {
      builder.transformMethod(method, MethodTransform.transformingCode(this::instruction));
    } else {
      builder.with(element);
    }
  }

  private void instruction(CodeBuilder code, CodeElement instruction) {
    Optional<PlainMethod.Body> body =
        instruction instanceof InvokeDynamicInstruction site ? body(site) : Optional.empty();
    if (body.isEmpty()) {
      code.with(instruction);
      return;
    }
    MethodTypeDesc type = ((InvokeDynamicInstruction) instruction).typeSymbol();
    PlainMethod method = new PlainMethod("plain$" + methods.size(), type, body.get());
    methods.add(method);
    code.invokestatic(owner, method.name(), type, isInterface);
  }

  private static Optional<PlainMethod.Body> body(InvokeDynamicInstruction site) {
    return PlainSwitch.of(site).or(() -> PlainRecord.of(site));
  }

  private byte[] withMethods(ClassFile tool, byte[] changed) {
    return tool.transformClass(
        tool.parse(changed),
        ClassTransform.endHandler(builder -> methods.forEach(method -> method.addTo(builder))));
  }
}
