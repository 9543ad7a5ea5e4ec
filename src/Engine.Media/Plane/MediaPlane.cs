using System.Diagnostics.CodeAnalysis;
using Engine.Media.Linux;
using Engine.Media.Receiving;
using Engine.Media.Sending;

namespace Engine.Media.Plane;

/// <summary>
/// All RTP of the process: ports, clock threads that send, receive threads that read. Legs are opened before the INVITE, so that a
/// lack of ports is detected before anything rings (RTP-06).
/// </summary>
public sealed class MediaPlane : ILegOwner, IDisposable
{
    /// <summary>Ports tried when others in the range are taken by other programs.</summary>
    private const int BindAttempts = 32;

    private readonly MediaConfig _config;
    private readonly Random _random;
    private readonly ITiming _timing;
    private readonly PortPool _ports;
    private readonly ControlDirectory _directory = new();
    private readonly MediaSocket _control;
    private readonly PlaneServices _services;
    private readonly ClockThread[] _clocks;
    private readonly IReceiver[] _receivers;
    private readonly Queue<int> _freeIndexes;
    private readonly LegReceiving?[] _legs;
    private readonly TxLine[] _lines;
    private readonly Lock _gate = new();
    private int _openLegs;
    private int _draining;
    private bool _isDisposed;
    private long _ownerFaults;
    private Exception? _lastFault;

    /// <summary>Binds the shared RTCP port and starts the threads.</summary>
    /// <param name="config">Ports, threads, times.</param>
    /// <param name="time">Wall clock for RTCP; the portable clock too.</param>
    /// <param name="random">For sources, sequence numbers and ports; used under a lock.</param>
    public MediaPlane(MediaConfig config, TimeProvider time, Random random)
    {
        _config = config;
        _random = random;
        var isLinux = OperatingSystem.IsLinux() && !config.ForcePortable;
        _timing = isLinux ? new LinuxTiming() : new PortableTiming(time);
        _ports = new PortPool(config.FirstPort, config.LastPort, random);
        Capacity = Math.Min(config.MaxLegs > 0 ? config.MaxLegs : int.MaxValue, Math.Min(_ports.Total - 1, DescriptorLimit.ForLegs()));
        Capacity = Math.Max(1, Capacity);
        _freeIndexes = new Queue<int>(Enumerable.Range(0, Capacity));
        _legs = new LegReceiving?[Capacity];
        _lines = GC.AllocateArray<TxLine>(Capacity, pinned: true);
        _control = BindControl();
        _services = new PlaneServices(_control.Port, _directory, _timing, CountFault);
        _clocks = StartClocks(isLinux, time);
        _receivers = StartReceivers(isLinux, time);
    }

    /// <summary>Legs that ports, descriptors and configuration allow at once.</summary>
    public int Capacity { get; }

    /// <summary>Legs that could be opened now, if no other program takes a port of the range.</summary>
    public int Room
    {
        get
        {
            lock (_gate)
            {
                return _isDisposed ? 0 : Math.Min(_freeIndexes.Count, _ports.Free);
            }
        }
    }

    /// <summary>The shared RTCP port.</summary>
    public int ControlPort => _control.Port;

    /// <summary>The state now.</summary>
    public MediaFigures Figures
    {
        get
        {
            lock (_gate)
            {
                return new MediaFigures(
                    Capacity, _openLegs, _draining, _ports.Free,
                    _clocks.Sum(clock => clock.Shard.Lateness.Count),
                    _clocks.Max(clock => clock.Shard.Lateness.PercentileMs(0.99)),
                    _clocks.Max(clock => clock.Shard.Lateness.MaxMs),
                    _clocks.Sum(clock => clock.Shard.SkippedTicks),
                    Array.TrueForAll(_clocks, clock => clock.HasPriority))
                {
                    OwnerFaults = Interlocked.Read(ref _ownerFaults),
                    LastOwnerFault = Volatile.Read(ref _lastFault),
                };
            }
        }
    }

    /// <summary>Opens a leg with default settings.</summary>
    public bool TryOpen(IMediaObserver observer, [NotNullWhen(true)] out MediaLeg? leg) => TryOpen(LegSettings.Default, observer, out leg);

    /// <summary>Opens a leg: a bound even port. False: no port, no descriptor or no room; the call must not be placed.</summary>
    public bool TryOpen(LegSettings settings, IMediaObserver observer, [NotNullWhen(true)] out MediaLeg? leg)
    {
        lock (_gate)
        {
            leg = null;
            if (_isDisposed || !_freeIndexes.TryPeek(out var index) || !TryBind(out var socket))
            {
                return false;
            }

            _freeIndexes.Dequeue();
            var shard = _clocks[index % _clocks.Length].Shard;
            var resources = new LegResources(index, socket, NewSsrc(), NewName(), shard.Commands);
            PrepareLine(resources);
            leg = new MediaLeg(_services, resources, settings, observer);
            _directory.TryAdd(leg.Receiving);
            Volatile.Write(ref _legs[index], leg.Receiving);
            _openLegs++;
        }

        _receivers[leg.Receiving.Index % _receivers.Length].Add(leg.Receiving);
        return true;
    }

    /// <summary>Stops all threads and closes all sockets at once, without BYE.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
        }

        Array.ForEach(_clocks, clock => clock.Dispose());
        Array.ForEach(_receivers, receiver => receiver.Dispose());
        _control.Dispose();
        foreach (var leg in _legs)
        {
            leg?.Socket.Dispose();
        }
    }

    void ILegOwner.Detach(LegSending leg)
    {
        _receivers[leg.Index % _receivers.Length].Remove(leg.Receiving);
        _directory.Remove(leg.Receiving);
        lock (_gate)
        {
            _openLegs--;
            _draining++;
        }
    }

    void ILegOwner.Free(LegSending leg)
    {
        leg.Socket.Dispose();
        lock (_gate)
        {
            _draining--;
            _legs[leg.Index] = null;
            _ports.Return(leg.Socket.Port);
            _freeIndexes.Enqueue(leg.Index);
        }
    }

    private void CountFault(Exception fault)
    {
        Interlocked.Increment(ref _ownerFaults);
        Volatile.Write(ref _lastFault, fault);
    }

    private ClockThread[] StartClocks(bool isLinux, TimeProvider time)
    {
        var clocks = new ClockThread[_config.ClockThreads > 0 ? _config.ClockThreads : Environment.ProcessorCount];
        IPacketSender sender = isLinux ? new LinuxSender() : new PortableSender();
        var drainNs = (long)(_config.Drain.TotalMilliseconds * 1_000_000);
        for (var n = 0; n < clocks.Length; n++)
        {
            var upkeep = new LegUpkeep(time, sender, _control, new Random(_random.Next()), _config.RtcpInterval);
            var shard = new ClockShard(_lines, _timing, sender, upkeep, this, drainNs);
            clocks[n] = new ClockThread(shard, _timing, $"media-tx-{n}");
            clocks[n].Start();
        }

        return clocks;
    }

    private IReceiver[] StartReceivers(bool isLinux, TimeProvider time)
    {
        var receivers = new IReceiver[Math.Max(1, _config.ReceiveThreads)];
        for (var n = 0; n < receivers.Length; n++)
        {
            var shard = new ReceiveShard(time, _directory);
            receivers[n] = isLinux
                ? new EpollReceiver(shard, _timing, _legs, $"media-rx-{n}")
                : new PortableReceiver(shard, _timing, time);
            receivers[n].Start();
        }

        receivers[0].AddControl(_control);
        return receivers;
    }

    private MediaSocket BindControl()
    {
        for (var attempt = 0; attempt < BindAttempts && _ports.TryTake(out var even); attempt++)
        {
            // The odd port beside an even one that no leg gets: in the range a firewall lets through.
            if (Bind(even + 1) is { } socket)
            {
                return socket;
            }

            _ports.Return(even);
        }

        throw new InvalidOperationException("No port for RTCP could be bound in the media range.");
    }

    private bool TryBind([NotNullWhen(true)] out MediaSocket? socket)
    {
        for (var attempt = 0; attempt < BindAttempts && _ports.TryTake(out var port); attempt++)
        {
            socket = Bind(port);
            if (socket is not null)
            {
                return true;
            }

            _ports.Return(port);
        }

        socket = null;
        return false;
    }

    private MediaSocket? Bind(int port) => MediaSocket.TryBind(_config.BindAddress, port, _config.ReceiveBufferBytes);

    private void PrepareLine(LegResources leg) => _lines[leg.Index] = new TxLine
    {
        Descriptor = leg.Socket.Descriptor,
        Ssrc = leg.Ssrc,
        TimestampBase = (uint)_random.NextInt64(),
        Sequence = (ushort)_random.Next(1 << 15),
        Flags = TxFlags.AfterGap,
        Stride = 1,
        Wait = 1,
    };

    private uint NewSsrc()
    {
        uint ssrc;
        do
        {
            ssrc = (uint)_random.NextInt64();
        }
        while (ssrc == 0 || _directory.Has(ssrc));

        return ssrc;
    }

    /// <summary>96 random bits as text: a CNAME that identifies nobody (RFC 7022 §4.2).</summary>
    private byte[] NewName()
    {
        Span<byte> bits = stackalloc byte[12];
        _random.NextBytes(bits);
        return System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(bits));
    }
}
