using Xunit;

namespace Engine.Interop;

/// <summary>Tests that measure when packets come: nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
