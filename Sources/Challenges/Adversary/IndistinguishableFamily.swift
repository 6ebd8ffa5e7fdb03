import Certificates
import ExactArithmetic
import ExactSolutions
import RecoveryProblems

/// Instances that no data up to a level tell from their centre, and whose minimisers lie apart ([BHV, Prop. 10.5]).
///
/// For each level n it has J members, one on each branch, for which rational data within 2^(-n-1) of the centre are admissible at all
/// levels up to n. Who answers on such data errs, on some branch, by at least the separation of their sets of minimisers.
public protocol IndistinguishableFamily: Sendable {
  /// The limit of all branches, whose data are shown.
  var centre: Instance { get }

  /// Whether the centre belongs to the class: then the bound is one on the strong breakdown epsilon, else on the weak one.
  var centreIsInClass: Bool { get }

  /// J.
  var branchCount: Int { get }

  /// How many bits more than 2^-n the data of the centre need to be data of the members; 1 unless said otherwise.
  var extraBits: Int { get }

  /// The member on a branch, numbered from 0, of which all data of the centre up to `level` are data.
  ///
  /// - Throws: when there is no such branch, or the member cannot be made.
  func member(of branch: Int, beyond level: Int) throws -> NamedInstance

  /// For each sample an enclosure of the minimisers of the member on a branch, if there is one minimiser each; where there are many, of
  /// one of them.
  ///
  /// - Throws: when there is no such branch, or the minimisers cannot be enclosed at `precision` bits.
  func minimisers(of branch: Int, beyond level: Int, precision: Int) throws -> [[Interval]]
}

extension IndistinguishableFamily {
  /// Data within 2^(-n-1) of the centre.
  public var extraBits: Int { 1 }

  /// The enclosures that the evidence for the member gives.
  public func minimisers(of branch: Int, beyond level: Int, precision: Int) throws -> [[Interval]] {
    let instance = try member(of: branch, beyond: level).instance
    return try (0..<instance.sampleCount).map { k in
      let evidence = try OptimalityEvidence.find(instance: instance, sample: k, precision: precision)
      return evidence.point.map { Interval($0, precision: precision) }
    }
  }
}
