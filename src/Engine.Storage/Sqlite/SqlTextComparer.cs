using System.Diagnostics.CodeAnalysis;

namespace Engine.Storage.Sqlite;

/// <summary>Finds statements by their text. The texts are constants of a few hundred characters: hashing them whole cost more than some of the statements.</summary>
internal sealed class SqlTextComparer : IEqualityComparer<string>
{
    public static readonly SqlTextComparer Instance = new();

    // Statements differ in length or in the names in their middle and at their end; equal ones are mostly the same object.
    public int GetHashCode([DisallowNull] string obj) =>
        obj.Length == 0 ? 0 : HashCode.Combine(obj.Length, obj[obj.Length / 2], obj[obj.Length / 3], obj[^(1 + (obj.Length / 4))]);

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);
}
