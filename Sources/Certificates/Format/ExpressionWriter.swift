import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// Writes exact reals as documents, naming every part that is used more than once.
///
/// Write everything first, then take ``definitions``.
public struct ExpressionWriter {
  /// The definitions so far, in an order in which each refers to earlier ones only.
  public private(set) var definitions: [Definition] = []

  /// The names of the expressions that have been written, with the reals that they stand for.
  private var named: [ObjectIdentifier: (name: String, value: ExactReal)] = [:]

  /// The largest exponent of a power, which the format writes factor by factor.
  public static let greatestExponent = 1 << 20

  /// A writer with nothing written yet.
  public init() {}

  /// The document of `value`; parts of more than one operation become definitions.
  ///
  /// - Throws: `Rejection` of rule `expression` for an operation that the format does not have (maximum, minimum, magnitude),
  ///   and for a power beyond ``greatestExponent``.
  public mutating func document(of value: ExactReal) throws(Rejection) -> ExpressionDocument {
    if let rational = value.rational { return .rational(rational) }
    if let identity = value.identity, let known = named[identity] { return .reference(known.name) }
    let document: ExpressionDocument
    switch value.expression {
    case .rational(let rational): return .rational(rational)
    case .pi: return .pi
    case .cosinePi(let q): return .cosinePi(q)
    case .multiple(let factor, let operand): document = .product([.rational(factor), try self.document(of: operand)])
    case .sum(let terms): document = .sum(try documents(of: terms))
    case .product(let factors): document = .product(try documents(of: factors))
    case .power(let base, let exponent):
      guard exponent <= Self.greatestExponent else {
        throw Rejection(.expression, "expected a power of at most \(Self.greatestExponent) factors, found \(exponent)")
      }
      let base = try self.document(of: base)
      document = .product(Array(repeating: base, count: exponent))
    case .quotient(let dividend, let divisor):
      document = .quotient(try self.document(of: dividend), try self.document(of: divisor))
    case .squareRoot(let operand): document = .squareRoot(try self.document(of: operand))
    case .maximum, .minimum, .magnitude:
      throw Rejection(.expression, "the certificate format has no maximum, minimum or magnitude")
    }
    guard let identity = value.identity else { return document }
    let name = "e\(definitions.count + 1)"
    definitions.append(Definition(name: name, value: document))
    named[identity] = (name, value)
    return .reference(name)
  }

  /// The documents of `values`, in order.
  public mutating func documents(of values: [ExactReal]) throws(Rejection) -> [ExpressionDocument] {
    var result: [ExpressionDocument] = []
    for value in values { result.append(try document(of: value)) }
    return result
  }

  /// The documents of the entries of `matrix`, row by row.
  public mutating func documents(of matrix: Matrix<ExactReal>) throws(Rejection) -> [[ExpressionDocument]] {
    var rows: [[ExpressionDocument]] = []
    for row in matrix.rows { rows.append(try documents(of: row)) }
    return rows
  }
}

extension InstanceDocument {
  /// The document of `instance`, with further expressions written by the same `writer` before or after.
  public init(_ instance: Instance, writer: inout ExpressionWriter) throws(Rejection) {
    problem = instance.problem.kind.rawValue
    parameter = instance.problem.parameter
    if let factor = instance.matrix.left { left = try writer.documents(of: factor) } else { left = nil }
    right = try writer.documents(of: instance.matrix.right)
    var samples: [[ExpressionDocument]] = []
    for sample in instance.untransformedSamples { samples.append(try writer.documents(of: sample)) }
    self.samples = samples
    definitions = writer.definitions
    weights = instance.weights
  }
}
