using System.Globalization;
using System.Text;
using Engine.Sip.Transport;

namespace Engine.Sip.Tests.Support;

/// <summary>A message as the peer sees it: text, read with nothing of the room under test.</summary>
internal sealed class WireMessage
{
    private readonly List<(string Name, string Value)> _headers = [];

    internal WireMessage(byte[] bytes, SipEndpoint to, long at)
    {
        Bytes = bytes;
        To = to;
        At = at;
        var text = Encoding.UTF8.GetString(bytes);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Body = text[(end + 4)..];
        var lines = text[..end].Split("\r\n");
        StartLine = lines[0];
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            _headers.Add((line[..colon], line[(colon + 1)..].Trim()));
        }
    }

    internal byte[] Bytes { get; }

    internal SipEndpoint To { get; }

    /// <summary>Milliseconds of the virtual clock.</summary>
    internal long At { get; }

    internal string StartLine { get; }

    internal string Body { get; }

    internal bool IsRequest => !StartLine.StartsWith("SIP/", StringComparison.Ordinal);

    internal string Method => IsRequest ? StartLine.Split(' ')[0] : CSeqMethod;

    internal int Status => IsRequest ? 0 : int.Parse(StartLine.Split(' ')[1], CultureInfo.InvariantCulture);

    internal string RequestUri => StartLine.Split(' ')[1];

    internal string CSeqMethod => this["CSeq"].Split(' ')[1];

    internal uint CSeq => uint.Parse(this["CSeq"].Split(' ')[0], CultureInfo.InvariantCulture);

    internal string Branch => Parameter(this["Via"], "branch");

    internal string FromTag => Parameter(this["From"], "tag");

    internal string ToTag => Parameter(this["To"], "tag");

    internal string this[string name] => All(name).FirstOrDefault() ?? "";

    internal string[] All(string name) => [.. _headers.Where(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value)];

    internal static string Parameter(string value, string name)
    {
        foreach (var part in value.Split(';').Skip(1))
        {
            var pair = part.Split('=', 2);
            if (string.Equals(pair[0].Trim(), name, StringComparison.OrdinalIgnoreCase))
            {
                return pair.Length == 2 ? pair[1].Trim().TrimEnd('>') : "";
            }
        }

        return "";
    }

    public override string ToString() => $"{At} ms: {StartLine}";
}
