using System.Globalization;

namespace Engine.Actors.Kernel;

/// <summary>The rule for names in the tree.</summary>
internal static class ActorName
{
    /// <summary>The name itself when it may stand in a path, or the next number for null.</summary>
    public static string Check(string? name, ref int unnamed)
    {
        if (name is null)
        {
            return string.Create(CultureInfo.InvariantCulture, $"${++unnamed}");
        }

        return name.Length > 0 && name[0] != '$' && !name.Contains('/', StringComparison.Ordinal)
            ? name
            : throw new ArgumentException($"'{name}' cannot be an actor's name: it must not be empty, begin with $ or contain /.", nameof(name));
    }
}
