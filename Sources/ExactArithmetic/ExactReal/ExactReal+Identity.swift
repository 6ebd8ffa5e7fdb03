extension ExactReal {
  /// The identity of the shared expression behind this real, or `nil` for a rational number.
  ///
  /// Two reals of one identity are the same expression; it stays valid as long as one of them is kept.
  public var identity: ObjectIdentifier? {
    switch storage {
    case .rational: nil
    case .node(let node): ObjectIdentifier(node)
    }
  }
}
