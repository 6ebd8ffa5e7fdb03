/// Real data, or complex data as a pair of parts of the same shape.
///
/// Data are complex when their file says so, also when every imaginary part is zero: a minimiser over the complex numbers
/// need not be real.
public enum RealOrComplex<Part> {
  /// Real data.
  case real(Part)
  /// Complex data: real and imaginary parts.
  case complex(real: Part, imaginary: Part)

  /// The data, or their real parts.
  public var realPart: Part {
    switch self {
    case .real(let part), .complex(let part, _): part
    }
  }

  /// The imaginary parts of complex data; nil for real data.
  public var imaginaryPart: Part? {
    switch self {
    case .real: nil
    case .complex(_, let part): part
    }
  }
}

extension RealOrComplex: Sendable where Part: Sendable {}
extension RealOrComplex: Equatable where Part: Equatable {}
extension RealOrComplex: Hashable where Part: Hashable {}
