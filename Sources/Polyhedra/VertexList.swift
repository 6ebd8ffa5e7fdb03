import ExactArithmetic

/// What a search for vertices with limits found.
public enum VertexList<Scalar: ExactOrderedField>: Sendable, Equatable {
  /// All vertices, each once.
  case all([[Scalar]])

  /// There are more than this many vertices.
  case moreThan(Int)

  /// The search ended after this many bases: there may be more vertices than those found.
  case undecided(basesVisited: Int)
}

extension NonnegativePolyhedron {
  /// The vertices of the set, if there are at most `limit` of them.
  ///
  /// The search walks from basis to basis of the lexicographically perturbed set. That one is simple and has a connected
  /// graph, so every basis of it is reached, and every vertex of the set has one. Where the set is not simple a vertex has
  /// several; at most `basisLimit` bases are visited.
  ///
  /// - Throws: ``PolyhedronError/verification(_:)`` only.
  /// - Complexity: per basis r·k² multiplications, for rank r and dimension k.
  public func vertices(limit: Int, basisLimit: Int = 10_000) throws(PolyhedronError) -> VertexList<Scalar> {
    try vertices(limit: limit, basisLimit: basisLimit, hull: affineHull())
  }

  /// The vertices, given the affine hull.
  package func vertices(limit: Int, basisLimit: Int, hull: AffineHull<Scalar>) throws(PolyhedronError) -> VertexList<
    Scalar
  > {
    let first = LexicographicDictionary(hull: hull)
    var vertices: [[Scalar]] = []
    var seen: Set<[Scalar]> = []
    var visited: Set<[Int]> = [first.cobasic.sorted()]
    var waiting = [first]
    while let dictionary = waiting.popLast() {
      let vertex = dictionary.vertex
      if seen.insert(vertex).inserted {
        guard contains(vertex) else { throw .verification("vertex") }
        vertices.append(vertex)
        if vertices.count > limit { return .moreThan(limit) }
      }
      for place in dictionary.cobasic.indices {
        guard let row = dictionary.leavingRow(entering: place) else { continue }
        var exchanged = dictionary.cobasic
        exchanged[place] = dictionary.basic[row]
        guard visited.insert(exchanged.sorted()).inserted else { continue }
        if visited.count > basisLimit { return .undecided(basesVisited: basisLimit) }
        var neighbour = dictionary
        neighbour.pivot(row: row, place: place)
        waiting.append(neighbour)
      }
    }
    return .all(vertices)
  }
}
