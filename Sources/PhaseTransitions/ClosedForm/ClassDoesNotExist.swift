import ExactArithmetic

/// The refusal to build an instance, a closed form or a class, because a condition that its theory needs is not proved.
public struct ClassDoesNotExist: Error, Equatable, Sendable, CustomStringConvertible {
  /// The condition, as a formula.
  public let condition: String

  /// The values for which it was asked, such as `λ = 1, a_max = 1/4`.
  public let values: String

  /// `fails` if the condition is refuted, `undecided` if the precision did not tell.
  public let verdict: ThreeValued

  /// A refusal for want of this condition.
  public init(condition: String, values: String, verdict: ThreeValued) {
    self.condition = condition
    self.values = values
    self.verdict = verdict
  }

  /// One sentence for a person.
  public var description: String {
    "the class does not exist: \(condition) \(verdict == .fails ? "fails" : "could not be decided") for \(values)"
  }

  /// Throws unless `verdict` is `holds`.
  static func require(
    _ verdict: ThreeValued, _ condition: String, _ values: @autoclosure () -> String
  ) throws(ClassDoesNotExist) {
    guard verdict != .holds else { return }
    throw ClassDoesNotExist(condition: condition, values: values(), verdict: verdict)
  }
}

extension ExactReal {
  /// The real for a message: the rational number that it is, or digits that are certain.
  var shown: String {
    if let rational { return rational.description }
    guard let enclosure = try? enclosure(precision: 128) else { return description }
    return enclosure.description
  }
}
