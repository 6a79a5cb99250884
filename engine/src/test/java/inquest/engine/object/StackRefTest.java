package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.layout.Axes.ReferenceForm;
import org.junit.jupiter.api.Test;

class StackRefTest {
  @Test
  void aPlainWordIsAnAddress() {
    assertEquals(new StackRef.Held(new Ref(0x7f01)), StackRef.untag(0x7f01, ReferenceForm.PLAIN));
    assertEquals(new StackRef.Empty(), StackRef.untag(0, ReferenceForm.PLAIN));
  }

  @Test
  void aDeferredReferenceLosesItsTag() {
    assertEquals(new StackRef.Held(new Ref(0x7f00)), StackRef.untag(0x7f01, ReferenceForm.TAGGED));
    assertEquals(new StackRef.Held(new Ref(0x7f00)), StackRef.untag(0x7f00, ReferenceForm.TAGGED));
  }

  @Test
  void aTaggedIntKeepsItsSign() {
    assertEquals(new StackRef.TaggedInt(-5), StackRef.untag(-5L << 2 | 3, ReferenceForm.TAGGED));
  }

  @Test
  void nullAndErrorsAreNoObject() {
    assertEquals(new StackRef.Empty(), StackRef.untag(1, ReferenceForm.TAGGED));
    assertEquals(new StackRef.Empty(), StackRef.untag(2, ReferenceForm.TAGGED));
    assertEquals(new StackRef.Empty(), StackRef.untag(0x7f02, ReferenceForm.TAGGED));
  }
}
