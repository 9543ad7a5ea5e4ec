using Xunit;

// Real sockets, real processes, two cores: one scenario at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
