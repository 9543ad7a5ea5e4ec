using System.Buffers.Binary;
using Engine.Media;
using Engine.Media.Dtmf;

namespace Engine.Phone;

/// <summary>
/// What the phone sends, as a function of the frame's number: speech, silence, or a key. One frame is 20 ms; frame 0 is the answer.
/// </summary>
internal sealed class PhoneVoice(PhoneConfig config, AudioCodec codec, byte payloadType, byte? eventPayloadType, uint ssrc)
{
    public const int FrameMs = 20;
    private const int FrameSamples = 160;
    private const int RtpHeaderBytes = 12;
    private const int KeyFrames = 5;
    private const int EndPackets = 3;
    private const int PauseFrames = 5;
    private const string KeyCodes = "0123456789*#ABCD";

    private static readonly DtmfTone Tone = new();

    private readonly List<Press> _presses = [.. config.Keys.Select(key => new Press(key.Key, key.Way, (int)(key.At.TotalMilliseconds / FrameMs)))];
    private readonly List<PhoneUtterance> _says = [.. config.Says];
    private ushort _sequence = (ushort)(ssrc & 0x7FFF);

    /// <summary>Sends the INFO of a key.</summary>
    public Action<char> Inform { get; init; } = _ => { };

    /// <summary>Hears of each key when it begins; not of one the other side has no ear for.</summary>
    public Action<char> Pressed { get; init; } = _ => { };

    /// <summary>Presses a key in this frame, or after those that are waiting.</summary>
    public void Add(int frame, char key, KeyWay way)
    {
        var free = _presses.Count == 0 ? frame : Math.Max(frame, _presses.Max(press => press.Start) + KeyFrames + PauseFrames);
        _presses.Add(new Press(key, way, free));
    }

    /// <summary>Says something from this frame on.</summary>
    public void Say(int frame, ReadOnlyMemory<short> samples) => _says.Add(new PhoneUtterance(TimeSpan.FromMilliseconds(frame * FrameMs), samples));

    /// <summary>Writes the packets of one frame, one after the other, and hands each to <paramref name="send"/>.</summary>
    public void Frame(int number, Action<ReadOnlyMemory<byte>> send)
    {
        var press = _presses.Find(press => number >= press.Start && number < press.Start + KeyFrames);
        if (press is { Way: var way } && way.HasFlag(KeyWay.Info) && number == press.Start)
        {
            Inform(press.Key);
        }

        if (press is not null && number == press.Start && (press.Way != KeyWay.Rfc4733 || eventPayloadType is not null))
        {
            Pressed(press.Key);
        }

        if (press is not null && eventPayloadType is { } events && press.Way.HasFlag(KeyWay.Rfc4733))
        {
            SendKey(press.Key, number - press.Start, (uint)(press.Start * FrameSamples), events, send);
            if (!press.Way.HasFlag(KeyWay.InBand))
            {
                return;
            }
        }

        var packet = new byte[RtpHeaderBytes + FrameSamples];
        Header(packet, payloadType, (uint)(number * FrameSamples), marker: number == 0);
        Span<short> pcm = stackalloc short[FrameSamples];
        Speak(number, pcm);
        if (press is not null && press.Way.HasFlag(KeyWay.InBand))
        {
            Tone.Add(press.Key, pcm, (number - press.Start) * FrameSamples);
        }

        AudioCodecs.Encode(codec, pcm, packet.AsSpan(RtpHeaderBytes));
        send(packet);
    }

    private void SendKey(char key, int frame, uint timestamp, byte payload, Action<ReadOnlyMemory<byte>> send)
    {
        var last = frame == KeyFrames - 1;
        for (var i = 0; i < (last ? EndPackets : 1); i++)
        {
            var packet = new byte[RtpHeaderBytes + 4];
            Header(packet, payload, timestamp, marker: frame == 0);
            packet[RtpHeaderBytes] = (byte)KeyCodes.IndexOf(key, StringComparison.Ordinal);
            packet[RtpHeaderBytes + 1] = (byte)((last ? 0x80 : 0) | 10);
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(RtpHeaderBytes + 2), (ushort)((frame + 1) * FrameSamples));
            send(packet);
        }
    }

    private void Header(Span<byte> packet, byte payload, uint timestamp, bool marker)
    {
        packet[0] = 0x80;
        packet[1] = (byte)(payload | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], _sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], ssrc);
    }

    private void Speak(int number, Span<short> pcm)
    {
        foreach (var utterance in _says)
        {
            var from = (number * FrameSamples) - (int)(utterance.At.TotalMilliseconds / FrameMs) * FrameSamples;
            if (from >= 0 && from < utterance.Samples.Length)
            {
                var rest = utterance.Samples.Span[from..];
                rest[..Math.Min(rest.Length, FrameSamples)].CopyTo(pcm);
                return;
            }
        }
    }

    private sealed record Press(char Key, KeyWay Way, int Start);
}
