using Engine.Interop;
using Xunit;

// Real sockets, real processes, two cores: one scenario at a time. Beside it run those classes that hardly do anything but wait, each a
// collection of its own; what measures time by the millisecond has the machine to itself.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly, MaxParallelThreads = Patient.AtOnce)]
