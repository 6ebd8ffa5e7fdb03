import ExactArithmetic
import RecoveryProblems

/// What answers the queries of an algorithm with admissible data of some instance.
///
/// Its answers are functions of the query: the same query has the same answer, in whatever order and however often it is asked. Each
/// answer satisfies the three conditions (T) at its level and at every lower one, and proves the third of them.
public protocol Oracle: Sendable {
  /// What the algorithm is told beforehand.
  var setting: Setting { get }

  /// The datum that answers `query`.
  ///
  /// - Throws: `ArithmeticError` when there is no such query, or when the datum cannot be made.
  func datum(for query: Query) throws(ArithmeticError) -> ProvedDatum
}

extension HonestOracle: Oracle {
  /// The setting of the instance.
  public var setting: Setting { instance.setting }
}
