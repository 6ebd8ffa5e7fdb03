import Foundation

/// A terminal of which the test reads what a program writes to it.
final class PseudoTerminal {
  /// The side of the program.
  let terminal: FileHandle

  /// What has been written so far.
  private(set) var text = ""

  private let reader: FileHandle

  /// A new terminal, or nil where there is no such device.
  init?() {
    // The functions of POSIX for this are hidden from Swift by feature macros of the C library; these are the requests
    // TIOCSPTLCK and TIOCGPTN of Linux, which those functions make.
    let file = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK)
    guard file >= 0 else { return nil }
    reader = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    var (lock, number): (Int32, Int32) = (0, 0)
    guard ioctl(file, 0x4004_5431, &lock) == 0, ioctl(file, 0x8004_5430, &number) == 0 else { return nil }
    let other = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard other >= 0 else { return nil }
    terminal = FileHandle(fileDescriptor: other, closeOnDealloc: true)
  }

  /// Takes what is there.
  func update() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(reader.fileDescriptor, &bytes, bytes.count)
    if count > 0 { text += String(decoding: bytes.prefix(count), as: UTF8.self) }
  }
}
