using System.Globalization;

namespace Engine.Media.Sdp;

/// <summary>A media section while its lines are being read.</summary>
internal sealed class MediaSection(string kind, int port, string transport, string[] formats)
{
    private readonly List<RtpMap> _maps = [];
    private readonly Dictionary<byte, string> _parameters = [];
    private MediaDirection? _direction;
    private int? _ptimeMs;
    private int? _maxPtimeMs;
    private int? _rtcpPort;
    private string? _rtcpAddress;
    private bool _rtcpMux;

    /// <summary>Whether this is the line <c>m=</c> with these words once more.</summary>
    public bool IsSameLine(ReadOnlySpan<string> words) =>
        words[0] == kind && words[2] == transport && SdpReader.PortOf(words[1]) == port && words[3..].SequenceEqual(formats);

    /// <summary>The section whose line this one repeats, or null.</summary>
    public MediaSection? RepeatOf { get; init; }

    public string? ConnectionAddress { get; set; }

    /// <summary>Takes in one <c>a=</c> value; what it does not know or cannot read changes nothing.</summary>
    public void Attribute(string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? value : value[..colon];
        var rest = colon < 0 ? "" : value[(colon + 1)..].Trim();
        switch (name)
        {
            case "rtpmap":
                AddMap(rest);
                break;
            case "fmtp":
                AddParameters(rest);
                break;
            case "ptime":
                _ptimeMs = Number(rest) ?? _ptimeMs;
                break;
            case "maxptime":
                _maxPtimeMs = Number(rest) ?? _maxPtimeMs;
                break;
            case "rtcp":
                ReadRtcp(rest);
                break;
            case "rtcp-mux":
                _rtcpMux = true;
                break;
            default:
                _direction = MediaDirections.FromValue(value) ?? _direction;
                break;
        }
    }

    public MediaDescription Build() => new()
    {
        Kind = kind,
        Port = port,
        Transport = transport,
        Formats = formats,
        ConnectionAddress = ConnectionAddress,
        RtpMaps = _maps,
        FormatParameters = _parameters,
        Direction = _direction,
        PtimeMs = _ptimeMs,
        MaxPtimeMs = _maxPtimeMs,
        RtcpPort = _rtcpPort,
        RtcpAddress = _rtcpAddress,
        RtcpMux = _rtcpMux,
    };

    private void AddMap(string rest)
    {
        var words = SdpReader.WordsOf(rest);
        if (words.Length < 2 || PayloadType(words[0]) is not { } number || _maps.Count == SessionDescription.MaxFormats)
        {
            return;
        }

        var parts = words[1].Split('/');
        if (parts.Length < 2 || Number(parts[1]) is not { } rate)
        {
            return;
        }

        // No codec has as many channels as its clock has ticks: there the rate was written twice. Of two maps of one number the first is read.
        var channels = parts.Length > 2 && parts[2] != parts[1] ? Number(parts[2]) ?? 1 : 1;
        _maps.Add(new RtpMap(number, parts[0], rate, channels));
    }

    private void AddParameters(string rest)
    {
        var space = rest.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0 && PayloadType(rest[..space]) is { } number)
        {
            // Of two lines for one number the last is read.
            _parameters[number] = rest[(space + 1)..].Trim();
        }
    }

    private void ReadRtcp(string rest)
    {
        // RFC 3605: a=rtcp:53020 IN IP4 126.16.64.4, the address being optional.
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 0 && Number(words[0]) is > 0 and <= 65535 and var rtcpPort)
        {
            _rtcpPort = rtcpPort;
            _rtcpAddress = words.Length >= 4 ? words[3] : null;
        }
    }

    private static byte? PayloadType(string word) =>
        byte.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 127 ? number : null;

    private static int? Number(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
