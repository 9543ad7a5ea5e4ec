using System.Buffers.Binary;
using Engine.Media;
using Engine.Media.G711;

namespace Engine.Phone;

/// <summary>
/// What the phone sends, as a function of the frame's number: speech, silence, or a key as RFC 4733 event. One frame is 20 ms; frame 0 is the answer.
/// </summary>
internal sealed class PhoneVoice(PhoneConfig config, AudioCodec codec, byte payloadType, byte? eventPayloadType, uint ssrc)
{
    public const int FrameMs = 20;
    private const int FrameSamples = 160;
    private const int RtpHeaderBytes = 12;
    private const int KeyFrames = 5;
    private const int EndPackets = 3;
    private const string KeyCodes = "0123456789*#ABCD";

    private ushort sequence = (ushort)(ssrc & 0x7FFF);

    /// <summary>Writes the packets of one frame, one after the other, and hands each to <paramref name="send"/>.</summary>
    public void Frame(int number, Action<ReadOnlyMemory<byte>> send)
    {
        if (eventPayloadType is { } events && PressedAt(number) is { } press)
        {
            SendKey(press.Key, number - press.Start, (uint)(press.Start * FrameSamples), events, send);
            return;
        }

        var packet = new byte[RtpHeaderBytes + FrameSamples];
        Header(packet, payloadType, (uint)(number * FrameSamples), marker: number == 0);
        Span<short> pcm = stackalloc short[FrameSamples];
        Speak(number, pcm);
        if (codec == AudioCodec.Pcma)
        {
            ALaw.Encode(pcm, packet.AsSpan(RtpHeaderBytes));
        }
        else
        {
            MuLaw.Encode(pcm, packet.AsSpan(RtpHeaderBytes));
        }

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
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], ssrc);
    }

    private (char Key, int Start)? PressedAt(int number)
    {
        foreach (var press in config.Keys)
        {
            var start = (int)(press.At.TotalMilliseconds / FrameMs);
            if (number >= start && number < start + KeyFrames)
            {
                return (press.Key, start);
            }
        }

        return null;
    }

    private void Speak(int number, Span<short> pcm)
    {
        foreach (var utterance in config.Says)
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
}
