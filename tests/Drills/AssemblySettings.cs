using Xunit.Sdk;
using Xunit.v3;

// Drills measure and kill: each has the machine for itself.
[assembly: Parallelization(Mode = ParallelMode.None)]
