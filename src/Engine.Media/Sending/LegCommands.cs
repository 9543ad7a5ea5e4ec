using Engine.Media.Linux;
using Engine.Media.Receiving;

namespace Engine.Media.Sending;

/// <summary>Carries out the commands of one clock shard: prompts, addresses, keys, bridges, the end of legs.</summary>
internal sealed unsafe class LegCommands(
    TxLine* lines, PhaseSlots slots, IPacketSender sender, LegUpkeep upkeep, ILegOwner owner, ITiming timing, long drainNs)
{
    private readonly Queue<(LegSending Leg, long FreeNs)> _draining = new();

    /// <summary>Closed legs whose port is not yet free.</summary>
    public int Draining => _draining.Count;

    public void Apply(in ClockCommand command)
    {
        var leg = command.Leg;
        if (leg.Receiving.IsClosed && command.Does is not (ClockCommand.Verb.Close or ClockCommand.Verb.Play))
        {
            // Its line may already serve another leg.
            return;
        }

        switch (command.Does)
        {
            case ClockCommand.Verb.Connect:
                Connect(leg, command.Plan!);
                break;
            case ClockCommand.Verb.Retarget:
                lines[leg.Index].To = command.Address;
                break;
            case ClockCommand.Verb.Play:
                Play(leg, new Playback(command.Prompt!, command.Number));
                break;
            case ClockCommand.Verb.Stop:
                Stop(leg, command.Number);
                break;
            case ClockCommand.Verb.SendKey:
                lines[leg.Index].Flags |= leg.Keys.TryAdd((byte)command.Number, (int)(command.Number >> 8)) ? TxFlags.SendsKey : 0;
                break;
            case ClockCommand.Verb.KeyDown:
                lines[leg.Index].Flags |= leg.Keys.TryHold((byte)command.Number) ? TxFlags.SendsKey : 0;
                break;
            case ClockCommand.Verb.KeyUp:
                leg.Keys.Release((int)command.Number);
                break;
            case ClockCommand.Verb.Bridge:
                leg.Fallback.Follow(command.Bridge);
                leg.Keys.ReleaseAll();
                MarkFallback(leg);
                break;
            case ClockCommand.Verb.Ring:
                leg.Fallback.Ring(command.Prompt);
                MarkFallback(leg);
                break;
            case ClockCommand.Verb.Close:
                Close(leg);
                break;
        }
    }

    /// <summary>The prompt that plays is over: report it and begin the next.</summary>
    public void EndPlayback(LegSending leg, bool completed)
    {
        ref var line = ref lines[leg.Index];
        if (leg.Current is not { } ended)
        {
            return;
        }

        // A prompt that stops in its first packet's time has still played the part that was sent.
        var played = Math.Min(line.Position, line.End) / AudioCodecs.BytesPerMillisecond;
        var total = ended.Prompt.DurationMs;
        line.Source = null;
        leg.Current = null;
        if (leg.Waiting is { } waiting && waiting.TryDequeue(out var next))
        {
            Begin(leg, next, position: 0);
        }

        leg.Events.OnPlaybackEnded(ended.Id, completed ? total : played, total, completed);
    }

    public void FreeDrained(long nowNs)
    {
        while (_draining.TryPeek(out var oldest) && oldest.FreeNs <= nowNs)
        {
            _draining.Dequeue();
            owner.Free(oldest.Leg);
        }
    }

    private void MarkFallback(LegSending leg)
    {
        ref var flags = ref lines[leg.Index].Flags;
        flags = leg.Fallback.IsActive ? flags | TxFlags.HasFallback : flags & ~TxFlags.HasFallback;
    }

    private void Connect(LegSending leg, LegPlan plan)
    {
        ref var line = ref lines[leg.Index];
        var media = plan.Media;
        var moved = leg.Plan is null || !leg.Plan.Remote.Equals(plan.Remote);
        var eachTenMs = media.PtimeMs is 10 or 30;
        if (leg.Slot < 0 || eachTenMs != (leg.PlaceInSecondSlot >= 0))
        {
            slots.Remove(leg);
            slots.Add(leg, eachTenMs);
        }

        leg.Plan = plan;
        line.To = moved ? plan.Remote : line.To;
        line.PayloadType = media.SendPayloadType;
        line.PacketBytes = (ushort)(media.PtimeMs * AudioCodecs.BytesPerMillisecond);
        line.Stride = (byte)(media.PtimeMs / (eachTenMs ? 10 : 20));
        line.Wait = 1;
        var flags = line.Flags & (TxFlags.AfterGap | TxFlags.SendsKey | TxFlags.HasFallback);
        flags |= plan.Phase == MediaPhase.Answered && media.MaySend ? TxFlags.Sending : TxFlags.AfterGap;
        flags |= media.SendCodec == AudioCodec.Pcma ? TxFlags.ALaw : 0;
        flags |= plan.Settings.Silence == SilencePolicy.Continuous ? TxFlags.FillsSilence : 0;
        line.Flags = flags;
        if (leg.Current is { } playing)
        {
            Begin(leg, playing, line.Position);
        }

        upkeep.Connected(leg, plan, timing.NowNs);
        if (plan.Phase == MediaPhase.Early && plan.Settings.OpenNat)
        {
            OpenNat(leg);
        }
    }

    /// <summary>One silence packet before the answer, so that a NAT lets early media in (EM-02).</summary>
    private void OpenNat(LegSending leg)
    {
        var line = lines + leg.Index;
        int bytes = line->PacketBytes;
        Span<byte> packet = stackalloc byte[1024];
        var timestamp = line->TimestampBase + (uint)(timing.NowNs / PhaseSlots.TickNs * 16);
        Rtp.RtpPacket.WriteHeader(packet, marker: true, line->PayloadType, line->Sequence++, timestamp, line->Ssrc);
        new Span<byte>(SilencePayload.Pointer((line->Flags & TxFlags.ALaw) != 0), bytes).CopyTo(packet[Rtp.RtpPacket.FixedHeaderBytes..]);
        leg.Packets++;
        leg.Octets += (uint)bytes;
        fixed (byte* data = packet)
        {
            leg.Failures += sender.Send(leg.Socket, line->Descriptor, &line->To, data, Rtp.RtpPacket.FixedHeaderBytes + bytes) ? 0u : 1u;
        }
    }

    private void Play(LegSending leg, Playback playback)
    {
        if (leg.Receiving.IsClosed)
        {
            leg.Events.OnPlaybackEnded(playback.Id, 0, playback.Prompt.DurationMs, completed: false);
        }
        else if (leg.Current is null)
        {
            Begin(leg, playback, position: 0);
        }
        else if ((leg.Waiting ??= new Queue<Playback>()).Count < LegSending.MaxWaiting)
        {
            leg.Waiting.Enqueue(playback);
        }
        else
        {
            leg.Events.OnPlaybackEnded(playback.Id, 0, playback.Prompt.DurationMs, completed: false);
        }
    }

    private void Begin(LegSending leg, in Playback playback, int position)
    {
        ref var line = ref lines[leg.Index];
        leg.Current = playback;
        line.Source = playback.Prompt.Pointer((line.Flags & TxFlags.ALaw) != 0 ? AudioCodec.Pcma : AudioCodec.Pcmu);
        line.Position = position;
        line.End = playback.Prompt.Samples;
    }

    private void Stop(LegSending leg, long playbackId)
    {
        if (leg.Current is { } current && current.Id == playbackId)
        {
            EndPlayback(leg, completed: false);
            return;
        }

        for (var left = leg.Waiting?.Count ?? 0; left > 0; left--)
        {
            var waiting = leg.Waiting!.Dequeue();
            if (waiting.Id != playbackId)
            {
                leg.Waiting.Enqueue(waiting);
                continue;
            }

            leg.Events.OnPlaybackEnded(waiting.Id, 0, waiting.Prompt.DurationMs, completed: false);
        }
    }

    private void Close(LegSending leg)
    {
        while (leg.Current is not null)
        {
            EndPlayback(leg, completed: false);
        }

        upkeep.Goodbye(leg, lines + leg.Index, timing.NowNs);
        slots.Remove(leg);
        lines[leg.Index].Flags = TxFlags.None;
        owner.Detach(leg);
        _draining.Enqueue((leg, timing.NowNs + drainNs));
    }
}
