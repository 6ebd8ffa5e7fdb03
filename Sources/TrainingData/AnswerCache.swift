import ExactArithmetic
import RecoveryProblems
import Synchronization

/// The answers that an oracle has made, behind a lock.
///
/// An oracle is a function of its instance and manner, so what stands here is what would be computed again.
final class AnswerCache: Sendable {
  private struct Content {
    var leftGrowth: Int?
    var matrices: [Int: FactoredMatrix<Rational>] = [:]
    var answers: [Query: ProvedDatum] = [:]
  }

  private let content = Mutex(Content())

  var leftGrowth: Int? { content.withLock { $0.leftGrowth } }

  func matrix(level: Int) -> FactoredMatrix<Rational>? { content.withLock { $0.matrices[level] } }

  func answer(to query: Query) -> ProvedDatum? { content.withLock { $0.answers[query] } }

  func insert(leftGrowth: Int) { content.withLock { $0.leftGrowth = leftGrowth } }

  func insert(_ matrix: FactoredMatrix<Rational>, level: Int) { content.withLock { $0.matrices[level] = matrix } }

  func insert(_ answer: ProvedDatum, for query: Query) { content.withLock { $0.answers[query] = answer } }
}
