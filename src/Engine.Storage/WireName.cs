using System.Text.Json;

namespace Engine.Storage;

/// <summary>Members of closed sets as columns and clients see them: snake_case.</summary>
internal static class WireName
{
    public static string Of<T>(T member)
        where T : struct, Enum => Names<T>.All[member];

    public static string? Of<T>(T? member)
        where T : struct, Enum => member is { } value ? Names<T>.All[value] : null;

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> All =
            Enum.GetValues<T>().ToDictionary(member => member, member => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString()));
    }
}
