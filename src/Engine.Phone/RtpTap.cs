using System.Buffers.Binary;
using Engine.Media.Dtmf;
using Engine.Media.G711;
using Engine.Media.Rtp;

namespace Engine.Phone;

/// <summary>
/// Puts received G.711 packets on a time line by their RTP timestamps (REC-02), so that loss is heard as silence and order
/// on the wire does not matter; also keeps the arrival spacing. Written by one reader, read when the call is over.
/// </summary>
public sealed class RtpTap
{
    private const int RtpHeaderBytes = 12;
    private const byte Pcmu = 0;
    private const byte Pcma = 8;
    private const byte Events = 101;

    /// <summary>Ten minutes of speech, the longest recording a phone keeps.</summary>
    private const int MaxSamples = 600 * 8000;

    private readonly Lock _gate = new();
    private readonly List<short> _samples = [];
    private readonly List<double> _spacingMs = [];
    private uint _firstTimestamp;
    private TimeSpan _lastArrival;
    private int _packets;
    private DtmfReceiver _receiver;
    private string _keys = "";

    /// <summary>Packets with sound in them.</summary>
    public int Packets
    {
        get
        {
            lock (_gate)
            {
                return _packets;
            }
        }
    }

    /// <summary>The sound received so far: 16-bit PCM at 8 kHz.</summary>
    public short[] Heard()
    {
        lock (_gate)
        {
            return [.. _samples];
        }
    }

    /// <summary>The keys that came as telephone events of payload type 101, each press once.</summary>
    public string Keys
    {
        get
        {
            lock (_gate)
            {
                return _keys;
            }
        }
    }

    /// <summary>The distances between arrivals in ms, in order of arrival.</summary>
    public double[] SpacingMs()
    {
        lock (_gate)
        {
            return [.. _spacingMs];
        }
    }

    /// <summary>One datagram of the media port. Anything but G.711 and keys in RTP version 2 is passed over.</summary>
    public void Listen(ReadOnlySpan<byte> datagram, TimeSpan arrival)
    {
        if (RtpPacket.TryParse(datagram, out var packet) && packet.PayloadType == Events)
        {
            Press(packet, datagram.Slice(packet.PayloadOffset, packet.PayloadLength), arrival);
            return;
        }

        if (datagram.Length <= RtpHeaderBytes || datagram[0] >> 6 != 2 || (datagram[1] & 0x7F) is not (Pcmu or Pcma))
        {
            return;
        }

        var aLaw = (datagram[1] & 0x7F) == Pcma;
        var timestamp = BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]);
        lock (_gate)
        {
            if (_packets++ == 0)
            {
                _firstTimestamp = timestamp;
            }
            else
            {
                _spacingMs.Add((arrival - _lastArrival).TotalMilliseconds);
            }

            _lastArrival = arrival;
            Place(unchecked((int)(timestamp - _firstTimestamp)), datagram[RtpHeaderBytes..], aLaw);
        }
    }

    private void Press(in RtpPacket packet, ReadOnlySpan<byte> payload, TimeSpan arrival)
    {
        if (!DtmfEvent.TryParse(payload, out var update))
        {
            return;
        }

        lock (_gate)
        {
            var step = _receiver.OnEvent(packet, update, 8000, (long)arrival.TotalNanoseconds);
            _keys += step.EndedBefore is { } before ? before : "";
            _keys += step.Ended is { } ended ? ended : "";
        }
    }

    private void Place(int offset, ReadOnlySpan<byte> payload, bool aLaw)
    {
        if (offset < 0 || offset + payload.Length > MaxSamples)
        {
            return;
        }

        while (_samples.Count < offset + payload.Length)
        {
            _samples.Add(0);
        }

        for (var i = 0; i < payload.Length; i++)
        {
            _samples[offset + i] = aLaw ? ALaw.Decode(payload[i]) : MuLaw.Decode(payload[i]);
        }
    }
}
