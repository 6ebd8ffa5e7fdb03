import Foundation

/// The families that come with the laboratory, by name.
public enum FamilyExamples {
  /// The names, in alphabetical order.
  public static let names = ["matlab-lasso", "matlab-lasso-standardised", "near-tie", "omega-1", "two-sequences"]

  /// The path of the file of an example; nil for any other name.
  public static func path(of name: String) -> String? {
    guard names.contains(name) else { return nil }
    return Bundle.module.url(forResource: name, withExtension: "yml", subdirectory: "Examples")?.path
  }

  /// The family of an example; nil for any other name.
  ///
  /// - Throws: `FamilyRefusal`; not for the files that come with the laboratory.
  public static func family(_ name: String) throws(FamilyRefusal) -> WrittenFamily? {
    guard let path = path(of: name) else { return nil }
    return try WrittenFamily(path: path)
  }
}
