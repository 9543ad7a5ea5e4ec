using System.Text;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>
/// Finds whom a network that blocked the call names for redress: url, tel and email in the Reason text (ATIS-1000099), the same or their URIs in the
/// body (plain lines, JSON, a jCard of RFC 7095), and Call-Info (RFC 8688 §3). The first of each counts. Pure.
/// </summary>
internal static class RedressReader
{
    /// <summary>Bytes of a body that are looked at.</summary>
    private const int MostBody = 8192;

    /// <summary>Characters of one value at most; what is longer is no contact.</summary>
    private const int MostValue = 500;

    /// <summary>Fewer digits are no telephone number.</summary>
    private const int FewestDigits = 3;

    private static readonly char[] Breaks = [' ', '\t', '\r', '\n', '"', '\'', ',', ';', '<', '>', '[', ']', '{', '}', '(', ')'];

    /// <summary>The contact that a final response names; null when it names none.</summary>
    /// <param name="response">The response.</param>
    /// <param name="reasonText">The text of its Reason value, or null.</param>
    internal static RedressContact? Read(SipMessage response, string? reasonText)
    {
        var found = Merge(new RedressContact { CallInfo = CallInfo(response) }, OfText(reasonText ?? ""));
        var body = response.Body;
        if (!body.IsEmpty && SdpBody.Find(response, out _) != SdpSearch.Found)
        {
            found = Merge(found, OfText(Encoding.UTF8.GetString(body[..Math.Min(body.Length, MostBody)])));
        }

        return found == new RedressContact() ? null : found;
    }

    /// <summary>The contact in a text of <c>key=value</c> parts, quoted names and values, or bare URIs.</summary>
    internal static RedressContact OfText(string text)
    {
        var found = new RedressContact();
        var key = "";
        foreach (var word in text.Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && KeyOf(word[..equals]) is { Length: > 0 } named)
            {
                found = Note(found, named, word[(equals + 1)..]);
                key = "";
            }
            else if (KeyOf(word.TrimEnd(':')) is { Length: > 0 } next)
            {
                key = next;
            }
            else if (word != ":")
            {
                found = Note(found, key, word);
            }
        }

        return found;
    }

    private static RedressContact Note(RedressContact found, string key, string value)
    {
        if (value.Length is 0 or > MostValue)
        {
            return found;
        }

        return value switch
        {
            _ when StartsWith(value, "https://") || StartsWith(value, "http://") => found with { Url = found.Url ?? value },
            _ when StartsWith(value, "tel:") => found with { Tel = found.Tel ?? value[4..] },
            _ when StartsWith(value, "mailto:") => found with { Email = found.Email ?? value[7..] },
            _ when key == "url" && value.Contains('.', StringComparison.Ordinal) => found with { Url = found.Url ?? value },
            _ when key == "tel" && value.Count(char.IsAsciiDigit) >= FewestDigits => found with { Tel = found.Tel ?? value },
            _ when key == "email" && value.Contains('@', StringComparison.Ordinal) => found with { Email = found.Email ?? value },
            _ => found,
        };
    }

    /// <summary>url, tel or email for a name that means one of them; else empty.</summary>
    private static string KeyOf(string name) => name.ToLowerInvariant() switch
    {
        "url" or "uri" => "url",
        "tel" or "phone" => "tel",
        "email" or "e-mail" or "mail" => "email",
        _ => "",
    };

    private static string? CallInfo(SipMessage response)
    {
        foreach (var element in response.List(HeaderId.CallInfo))
        {
            return Encoding.UTF8.GetString(element[..Math.Min(element.Length, MostValue)]);
        }

        return null;
    }

    private static RedressContact Merge(RedressContact first, RedressContact then) =>
        new() { Url = first.Url ?? then.Url, Tel = first.Tel ?? then.Tel, Email = first.Email ?? then.Email, CallInfo = first.CallInfo ?? then.CallInfo };

    private static bool StartsWith(string value, string scheme) => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);
}
