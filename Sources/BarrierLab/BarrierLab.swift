@_exported import Solvers
