using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Engine.Accounts.Paging;

/// <summary>Where the next page starts: the key of the last row seen, opaque to clients.</summary>
public readonly record struct PageToken
{
    /// <summary>Longest token accepted, in characters; ours are far shorter.</summary>
    public const int MaxLength = 512;

    private const char FormatMark = '1';

    private PageToken(string key) => Key = key;

    /// <summary>The sort key of the last row of the page before. What it holds is the listing's own affair.</summary>
    public string Key { get; }

    public static PageToken After(string key) => new(key);

    /// <summary>Reads a client's token. Anything that was not minted by <see cref="ToString"/> is refused, never thrown at.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PageToken token)
    {
        token = default;
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength || !Base64Url.IsValid(text))
        {
            return false;
        }

        var key = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        if (key.Length < 2 || key[0] != FormatMark)
        {
            return false;
        }

        token = new PageToken(key[1..]);
        return true;
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(FormatMark + Key));
}
