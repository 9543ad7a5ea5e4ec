using FsCheck;

namespace Engine.Sip.Tests;

/// <summary>How often a property is tried. A failure prints its seed and the smallest case found.</summary>
internal static class Properties
{
    private const int Tries = 1000;

    internal static void Holds(this Property property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(Tries), property);
}
