/// A field is one ℚ(√D): the precondition of the operators holds for numbers that come from one vector or one problem.
extension QuadraticNumber: ExactOrderedField {}
