using Microsoft.Net.Http.Headers;

namespace Engine.Api.Console;

/// <summary>Chooses the packed form of a file (RFC 9110 §12.5.3).</summary>
internal static class ContentCoding
{
    public const string Identity = "identity";

    /// <summary>Smallest first: whatever the client takes, the earliest of these that is there is sent.</summary>
    private static readonly (string Coding, string Ending)[] Packed = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>The coding that a file name's ending stands for, and the name of the file it packs; identity for all others.</summary>
    public static (string Coding, string Name) OfName(string name)
    {
        var packed = Packed.FirstOrDefault(form => name.EndsWith(form.Ending, StringComparison.Ordinal));
        return packed.Ending is null ? (Identity, name) : (packed.Coding, name[..^packed.Ending.Length]);
    }

    /// <summary>The form to send. A client that refuses even the plain form gets it all the same: there is nothing better to say.</summary>
    public static string Best(HttpRequest request, IReadOnlyDictionary<string, byte[]> forms)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted))
        {
            return Identity;
        }

        return Packed.Select(form => form.Coding).FirstOrDefault(coding => forms.ContainsKey(coding) && IsTaken(coding, accepted)) ?? Identity;
    }

    /// <summary>A coding that is not named counts as <c>*</c>; one with quality 0 is refused.</summary>
    private static bool IsTaken(string coding, IList<StringWithQualityHeaderValue> accepted)
    {
        var named = accepted.FirstOrDefault(value => value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(value => value.Value == "*");
        return named is not null && (named.Quality ?? 1) > 0;
    }
}
