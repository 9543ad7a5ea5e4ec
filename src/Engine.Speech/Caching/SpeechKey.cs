using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Engine.Ports.Speech;
using Engine.Speech.Text;

namespace Engine.Speech.Caching;

/// <summary>The hash of a whole request: two requests share a key only when the same sound must come out (FLOW-62).</summary>
internal static class SpeechKey
{
    /// <summary>64 hexadecimal digits.</summary>
    /// <param name="engine">Name and version.</param>
    /// <param name="voice">The voice that speaks, not the one asked for.</param>
    /// <param name="request">Text, language, rate.</param>
    public static string Of(string engine, string voice, SpeechRequest request)
    {
        // Lengths keep the fields apart, whatever characters they hold.
        var rate = request.Rate.ToString("F3", CultureInfo.InvariantCulture);
        var whole = new StringBuilder();
        foreach (var field in (ReadOnlySpan<string>)[engine, voice, request.Language.ToLowerInvariant(), rate, request.Text])
        {
            whole.Append(CultureInfo.InvariantCulture, $"{field.Length}:{field};");
        }

        // Only where the two differ, so that what was kept before is still found.
        if (request.IsSsml is { } isSsml && isSsml != SpokenText.LooksLikeSsml(request.Text))
        {
            whole.Append(isSsml ? "ssml;" : "plain;");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole.ToString())));
    }
}
