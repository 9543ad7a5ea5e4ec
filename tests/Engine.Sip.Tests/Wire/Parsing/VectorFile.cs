using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;

namespace Engine.Sip.Tests.Wire.Parsing;

/// <summary>The message files under Vectors/.</summary>
internal static class VectorFile
{
    internal static byte[] Read(string folder, string name) => File.ReadAllBytes(Path.Combine(Root, folder, name + ".dat"));

    internal static IReadOnlyList<string> Names(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Root, folder), "*.dat").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    internal static IReadOnlyList<byte[]> All() =>
        [.. from folder in new[] { "rfc4475", "rfc5118", "samples" } from name in Names(folder) select Read(folder, name)];

    /// <summary>Parses and, when that is good, looks into the typed views.</summary>
    internal static SipParseError Judge(byte[] datagram, SipMessage message, SipLimits? limits = null)
    {
        var result = SipParser.Parse(datagram, message, limits);
        return result.IsGood ? SipCheck.Check(message) : result.Error;
    }

    private static string Root => Path.Combine(AppContext.BaseDirectory, "Vectors");
}
