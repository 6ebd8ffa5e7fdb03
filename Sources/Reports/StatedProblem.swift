import ExactArithmetic
import RecoveryProblems

/// A problem as somebody stated it: its parameter in the scale of an objective of their choice.
package struct StatedProblem: Sendable {
  /// Which of the three problems.
  package let kind: RecoveryProblem.Kind

  /// λ in the scale of `objective`, or ε.
  package let givenParameter: Rational

  /// The scale of the objective.
  package let objective: ObjectiveScale

  /// The objective is this number times the one of the paper, and so is λ.
  package let objectiveFactor: Rational

  /// The problem with these parts.
  package init(
    kind: RecoveryProblem.Kind, givenParameter: Rational, objective: ObjectiveScale, objectiveFactor: Rational
  ) {
    self.kind = kind
    self.givenParameter = givenParameter
    self.objective = objective
    self.objectiveFactor = objectiveFactor
  }
}
