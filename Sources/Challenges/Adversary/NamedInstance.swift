import ExactArithmetic
import RecoveryProblems

/// An instance with the name that tables and certificates give it.
public struct NamedInstance: Sendable {
  /// The name in texts for people, `tilt(3, 1, 2^-5)` for example.
  public let name: String

  /// The exact matrix and samples.
  public let instance: Instance

  /// Which member of Ω(K, L) it is, if it is one.
  public let membership: ClassMembership?

  /// How many bits below 1 tell it from its neighbours: where the search for evidence begins.
  public let bits: Int

  /// The instance `instance` under a name.
  public init(name: String, instance: Instance, membership: ClassMembership? = nil, bits: Int = 0) {
    self.name = name
    self.instance = instance
    self.membership = membership
    self.bits = bits
  }
}

/// Which member of Ω(K, L) an instance is: the block matrix of first row g·1 + τe_i on the scale D, as a certificate claims it.
public struct ClassMembership: Sendable {
  /// K.
  public let digits: Int

  /// L, the levels that are enough for K − 2 digits.
  public let levels: Int

  /// D.
  public let scale: Int

  /// i, from 0; `nil` for the centre.
  public let index: Int?

  /// τ, 0 for the centre.
  public let tilt: Rational

  /// g.
  public let base: ExactReal

  /// The membership with these parts; the checker compares it with the instance.
  public init(digits: Int, levels: Int, scale: Int, index: Int?, tilt: Rational, base: ExactReal) {
    self.digits = digits
    self.levels = levels
    self.scale = scale
    self.index = index
    self.tilt = tilt
    self.base = base
  }
}
