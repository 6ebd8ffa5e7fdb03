import Foundation

/// Files and directories of certificates, as the system gives them.
///
/// Only regular files are read, and links to them: to open a FIFO or a device can take for ever, or change something.
enum CertificateInput {
  /// Why a path names nothing to be checked.
  struct Unreadable: Error {
    /// What the system says, or what there is instead of a file.
    let reason: String

    /// What the system calls an error of this number.
    init(code: Int32) { reason = String(cString: strerror(code)) }

    /// A reason that is not an error of the system.
    init(_ reason: String) { self.reason = reason }
  }

  /// Whether `path` names a directory, directly or by a link.
  ///
  /// - Throws: `Unreadable` if it names nothing, or if it cannot be told.
  static func isDirectory(_ path: String) throws(Unreadable) -> Bool {
    try mode(of: path) & S_IFMT == S_IFDIR
  }

  /// The certificates in a directory.
  struct Listing {
    /// The paths of the files whose names end in `.json`, sorted by the bytes of their names.
    var paths: [String] = []

    /// Such names that are no text in UTF-8, with replacement characters: no string names these files, and another may have that name.
    var namesThatAreNoText: [String] = []
  }

  /// The files in the directory at `path` whose names end in `.json`.
  ///
  /// - Throws: `Unreadable` if the directory cannot be listed.
  static func certificates(in path: String) throws(Unreadable) -> Listing {
    guard let directory = opendir(path) else { throw Unreadable(code: errno) }
    defer { closedir(directory) }
    var listing = Listing()
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(directory) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      // Bytes are compared, since a character may consist of the point and of what stands before it.
      guard name.suffix(5).elementsEqual(".json".utf8) else { continue }
      if let text = String(validating: name, as: UTF8.self) {
        names.append(text)
      } else {
        listing.namesThatAreNoText.append(String(decoding: name, as: UTF8.self))
      }
    }
    guard errno == 0 else { throw Unreadable(code: errno) }
    let prefix = path.utf8.last == UInt8(ascii: "/") ? path : path + "/"
    listing.paths = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { prefix + $0 }
    listing.namesThatAreNoText.sort()
    return listing
  }

  /// The bytes of the regular file at `path`; `nil` if they are more than ``CertificateFile/maximalSize``, and then no more than
  /// these have been read.
  ///
  /// - Throws: `Unreadable` if it is not a regular file or cannot be read.
  static func bytes(of path: String) throws(Unreadable) -> [UInt8]? {
    // Nothing else is opened; and if it is another file by then, it is opened without waiting for it.
    try checkIsRegular(try mode(of: path))
    let file = try repeating { open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) }
    defer { close(file) }
    var status = stat()
    _ = try repeating { fstat(file, &status) }
    try checkIsRegular(status.st_mode)
    guard status.st_size <= CertificateFile.maximalSize else { return nil }
    return try contents(of: file, size: Int(status.st_size))
  }

  /// What can still be read of `file`, which had `size` bytes when it was opened.
  private static func contents(of file: Int32, size: Int) throws(Unreadable) -> [UInt8]? {
    // One byte more than there is shows the end; a file that grows meanwhile takes more rounds.
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var count = 0
    while true {
      let round = try repeating {
        bytes.withUnsafeMutableBytes { read(file, $0.baseAddress.map { $0 + count }, $0.count - count) }
      }
      count += round
      guard count <= CertificateFile.maximalSize else { return nil }
      guard round > 0 else { break }
      if count == bytes.count { bytes += [UInt8](repeating: 0, count: count) }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  private static func mode(of path: String) throws(Unreadable) -> mode_t {
    guard !path.utf8.contains(0) else { throw Unreadable("a path without zero bytes is needed") }
    var status = stat()
    _ = try repeating { stat(path, &status) }
    return status.st_mode
  }

  private static func checkIsRegular(_ mode: mode_t) throws(Unreadable) {
    let kind: String
    switch mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: kind = "a directory"
    case S_IFIFO: kind = "a FIFO"
    case S_IFSOCK: kind = "a socket"
    case S_IFCHR, S_IFBLK: kind = "a device"
    default: kind = "something else"
    }
    throw Unreadable("\(kind), not a regular file")
  }

  /// What `call` returns, called again as long as a signal interrupts it.
  ///
  /// - Throws: `Unreadable` if it is negative.
  private static func repeating<Result: BinaryInteger>(_ call: () -> Result) throws(Unreadable) -> Result {
    while true {
      let result = call()
      guard result < 0 else { return result }
      guard errno == EINTR else { throw Unreadable(code: errno) }
    }
  }
}
