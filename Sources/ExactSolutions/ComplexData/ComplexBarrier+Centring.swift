import Foundation

extension ComplexBarrier {
  /// Minimises the barrier function of level τ by Newton's method from a strictly feasible θ.
  ///
  /// - Returns: a strictly feasible vector, nearly central if floating point allows; `nil` if the iteration breaks down.
  /// - Complexity: a Newton step costs N·(2m)² + (2m)³/6 multiplications.
  func centred(from start: [Double], barrierLevel: Double) -> [Double]? {
    var theta = start
    for _ in 0..<60 {
      guard let (gradient, hessian) = derivatives(theta, barrierLevel),
        let step = DoubleSystem.solve(definite: hessian, gradient.map { -$0 })
      else { return nil }
      let decrement = -Self.dot(gradient, step)
      guard decrement > 1e-6 else { return moved(theta, step, 1) ?? theta }
      guard let next = descended(theta, step, decrement, barrierLevel) else { return theta }
      theta = next
    }
    return theta
  }

  /// Gradient and Hessian (lower triangle, by rows) of the barrier function.
  private func derivatives(_ theta: [Double], _ barrierLevel: Double) -> ([Double], [Double])? {
    guard let part = regulariser(norm: Self.norm(theta), barrierLevel: barrierLevel) else { return nil }
    var gradient = (0..<size).map { part.gradientFactor * theta[$0] - barrierLevel * sample[$0] }
    var hessian = [Double](repeating: 0, count: size * size)
    for i in 0..<size {
      for k in 0...i { hessian[i * size + k] = part.hessianFactor * theta[i] * theta[k] }
      hessian[i * size + i] += part.gradientFactor
    }
    let half = size / 2
    for j in columns.indices {
      let value = product(j, theta)
      let slack = 1 - value.real * value.real - value.imaginary * value.imaginary
      guard slack > 0 else { return nil }
      let first = columns[j]
      let second = (0..<size).map { $0 < half ? -first[half + $0] : first[$0 - half] }
      // With b = Re(a_jᴴθ)·b_j + Im(a_jᴴθ)·b'_j: gradient 2b/s, Hessian (2/s)(b_j b_jᵀ + b'_j b'_jᵀ) + (4/s²) b bᵀ.
      let radial = (0..<size).map { value.real * first[$0] + value.imaginary * second[$0] }
      let (linear, quadratic) = (2 / slack, 4 / (slack * slack))
      for i in 0..<size {
        gradient[i] += linear * radial[i]
        let (x, y, z) = (linear * first[i], linear * second[i], quadratic * radial[i])
        if x == 0 && y == 0 { continue }
        for k in 0...i { hessian[i * size + k] += x * first[k] + y * second[k] + z * radial[k] }
      }
    }
    // Where the rows of A are dependent and nothing else bounds θ, the kernel of Aᴴ is not moved.
    let largest = (0..<size).map { hessian[$0 * size + $0] }.max() ?? 0
    for i in 0..<size { hessian[i * size + i] += 1e-15 * largest }
    return (gradient, hessian)
  }

  /// θ + t·step if that is strictly feasible.
  private func moved(_ theta: [Double], _ step: [Double], _ t: Double) -> [Double]? {
    let next = (0..<size).map { theta[$0] + t * step[$0] }
    if problem.kind == .p3 && Self.norm(next) >= level { return nil }
    let isFeasible = columns.indices.allSatisfy { j in
      let value = product(j, next)
      return value.real * value.real + value.imaginary * value.imaginary < 1
    }
    return isFeasible ? next : nil
  }

  /// A step by Armijo's rule, or the damped step of self-concordant functions where rounding hides the decrease.
  private func descended(_ theta: [Double], _ step: [Double], _ decrement: Double, _ barrierLevel: Double) -> [Double]?
  {
    guard let before = value(theta, barrierLevel) else { return nil }
    var t = 1.0
    while t > 1e-4 {
      if let next = moved(theta, step, t), let after = value(next, barrierLevel) {
        if decrement < 0.25 || after - before <= -0.1 * t * decrement { return next }
      }
      t /= 2
    }
    return moved(theta, step, 1 / (1 + decrement.squareRoot()))
  }

  /// The barrier function.
  private func value(_ theta: [Double], _ barrierLevel: Double) -> Double? {
    guard let part = regulariser(norm: Self.norm(theta), barrierLevel: barrierLevel) else { return nil }
    var sum = part.value - barrierLevel * Self.dot(theta, sample)
    for j in columns.indices {
      let value = product(j, theta)
      sum -= log(1 - value.real * value.real - value.imaginary * value.imaginary)
    }
    return sum.isFinite ? sum : nil
  }
}
