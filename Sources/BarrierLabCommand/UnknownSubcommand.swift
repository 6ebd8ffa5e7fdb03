import ArgumentParser
import Reports

/// A first argument that is no option and names no subcommand, which the default subcommand would take for one of its own.
enum UnknownSubcommand {
  /// The message about the first of `arguments`, or `nil` if it may stand there.
  static func message(about arguments: [String]) -> String? {
    let names = BarrierLabCommand.configuration.subcommands.map { $0.configuration.commandName ?? $0._commandName }
    guard let word = arguments.first, !word.hasPrefix("-"), word != "help", !names.contains(word) else { return nil }
    let distances = names.map { (name: $0, distance: distance(Array(word), Array($0))) }
    let nearest = distances.min { $0.distance < $1.distance }
    let suggestion = nearest.flatMap { $0.distance <= max(2, $0.name.count / 3) ? "; did you mean \($0.name)?" : nil }
    return "\(word.shown) is no subcommand: expected \(names.joined(separator: ", "))\(suggestion ?? "")"
  }

  /// The least number of characters to insert, remove or replace that makes one word the other (Levenshtein).
  private static func distance(_ one: [Character], _ other: [Character]) -> Int {
    // Whoever types so much did not mean a subcommand.
    guard one.count <= 100 else { return one.count }
    var row = Array(0...other.count)
    for (i, character) in one.enumerated() {
      var next = [i + 1]
      for j in other.indices {
        next.append(min(row[j] + (character == other[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1))
      }
      row = next
    }
    return row[other.count]
  }
}
