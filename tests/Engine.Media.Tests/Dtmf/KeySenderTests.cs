using System.Globalization;
using Engine.Media.Dtmf;
using Engine.Media.Rtp;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Dtmf;

/// <summary>
/// The law of keys over made senders: each press of which a packet came is read once, whatever the sender's habits and however much is lost;
/// two presses of one key are one only when all that parts them was lost (DTMF-01, DTMF-02).
/// </summary>
public sealed class KeySenderTests
{
    /// <summary>Senders of the gate; ENGINE_KEY_SENDERS asks for more.</summary>
    private const int UsualSenders = 1_000;

    private const string SendersVariable = "ENGINE_KEY_SENDERS";

    private const int MostTold = 20;

    // Holds DTMF-01 and DTMF-02.
    [Fact]
    public void MadeSenders_OfEachHabitAndLoss_EachPressIsReadOnce()
    {
        var senders = int.TryParse(Environment.GetEnvironmentVariable(SendersVariable), CultureInfo.InvariantCulture, out var asked) ? asked : UsualSenders;
        var faults = new List<string>();
        var (presses, merged) = (0, 0);
        for (var seed = 0; seed < senders; seed++)
        {
            var sender = new KeySender(seed);
            var (read, ended) = Read(sender);
            var heard = sender.Heard;
            presses += heard.Count;
            merged += Math.Max(0, heard.Count - read.Length);
            if (!IsTrue(sender, heard, read) || ended != read.Length)
            {
                faults.Add($"seed {seed} ({sender.Habit.Name}, {sender.LossPercent} % lost): pressed {Told(heard)}, read {read}, {ended} ended");
            }
        }

        faults.Take(MostTold).ShouldBeEmpty($"{faults.Count} of {senders} senders");
        presses.ShouldBeGreaterThan(3 * senders);
        merged.ShouldBeLessThan(1 + (presses / 200), "presses that nothing parts are rare");
    }

    private static string Told(IReadOnlyList<SentPress> heard) => string.Concat(heard.Select(press => DtmfEvent.KeyOf(press.Code)));

    private static (string Read, int Ended) Read(KeySender sender)
    {
        var receiver = default(DtmfReceiver);
        var (read, ended) = (string.Empty, 0);
        foreach (var packet in sender.Arrivals)
        {
            var nowNs = 1_000_000_000 + (long)(packet.AtMs * 1_000_000);
            Take(receiver.OnTime(nowNs));
            if (packet.Press is { } press)
            {
                Take(receiver.OnEvent(Header(packet), new DtmfEvent(press.Code, packet.IsEnd, 10, packet.Units), 8000, nowNs));
            }
            else
            {
                receiver.OnAudio(Header(packet), nowNs);
            }
        }

        Take(receiver.OnTime(long.MaxValue));
        return (read, ended);

        void Take(DtmfStep step)
        {
            read += step.Started;
            ended += (step.EndedBefore is null ? 0 : 1) + (step.Ended is null ? 0 : 1);
        }
    }

    private static RtpPacket Header(KeyArrival packet)
    {
        Span<byte> bytes = stackalloc byte[RtpPacket.FixedHeaderBytes];
        RtpPacket.WriteHeader(bytes, packet.Marker, 101, packet.Sequence, packet.Timestamp, packet.Source);
        RtpPacket.TryParse(bytes, out var header).ShouldBeTrue();
        return header;
    }

    /// <summary>Whether what was read is what was pressed, less some of the presses that may be read as the one of their key before.</summary>
    private static bool IsTrue(KeySender sender, IReadOnlyList<SentPress> heard, string read, int pressed = 0, int found = 0)
    {
        if (pressed == heard.Count)
        {
            return found == read.Length;
        }

        var press = heard[pressed];
        var before = heard.Take(pressed).LastOrDefault(earlier => earlier.Code == press.Code);
        return (found < read.Length && read[found] == DtmfEvent.KeyOf(press.Code) && IsTrue(sender, heard, read, pressed + 1, found + 1))
            || (before is not null && sender.MayMerge(before, press) && IsTrue(sender, heard, read, pressed + 1, found));
    }
}
