import ExactArithmetic
import RecoveryProblems

/// What an algorithm may read.
public struct AccessRule: Hashable, Sendable {
  /// The largest number M of different data, or `nil` for no limit.
  public let dataLimit: Int?

  /// The highest level, or `nil` for all levels.
  public let levelLimit: Int?

  /// The rule with these limits.
  public init(dataLimit: Int? = nil, levelLimit: Int? = nil) {
    self.dataLimit = dataLimit
    self.levelLimit = levelLimit
  }

  /// Every level, any number of data.
  public static let unlimited = AccessRule()
}

/// Why a query was not answered.
public enum QueryRefusal: Error, Sendable, CustomStringConvertible {
  /// There is no such sample, or no such level: k = 1 … R and 1 ≤ n ≤ ``TrainingDataReader/greatestLevel`` are.
  case noSuchDatum(Query)
  /// The datum would be number M + 1.
  case dataLimit(Query, limit: Int)
  /// The level is beyond the highest one allowed.
  case levelLimit(Query, limit: Int)
  /// The run is over: an output has been given, the run has failed, or its time was up.
  case runIsOver(Query)
  /// The oracle could not make the datum.
  case unavailable(Query, ArithmeticError)

  /// One sentence for a person.
  public var description: String {
    switch self {
    case .noSuchDatum(let query): "there is no datum \(query)"
    case .dataLimit(let query, let limit): "datum \(query) is beyond the limit of \(limit) data"
    case .levelLimit(let query, let limit): "datum \(query) is beyond level \(limit)"
    case .runIsOver(let query): "datum \(query) was asked for after the run"
    case .unavailable(let query, let error): "datum \(query) could not be made: \(error)"
    }
  }
}
