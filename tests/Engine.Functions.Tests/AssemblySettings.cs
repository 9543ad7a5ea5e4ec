// Tests count the worker processes of this program.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
