using System.Runtime.InteropServices;
using Engine.Media.Linux;

namespace Engine.Media.Receiving;

/// <summary>
/// One thread, one level-triggered epoll, one <c>recvfrom</c> for each readable socket (PERF-09). A socket with more to
/// read shows up again in the next round, after the others.
/// </summary>
internal sealed unsafe class EpollReceiver : IReceiver
{
    private const int Batch = 256;
    private const int DatagramBytes = 2048;
    private const int KeyTimeoutMs = 20;

    /// <summary>Errors of one leg read in one go; the rest keeps the socket ready.</summary>
    private const int MostErrors = 16;
    private const int IdleTimeoutMs = 250;
    private const long ControlMark = -1;

    private readonly ReceiveShard _shard;
    private readonly ITiming _timing;
    private readonly LegReceiving?[] _legs;
    private readonly Thread _thread;
    private readonly int _epoll;
    private readonly int _stride;
    private readonly int _markOffset;
    private int _controlDescriptor;
    private volatile bool _stop;

    public EpollReceiver(ReceiveShard shard, ITiming timing, LegReceiving?[] legs, string name)
    {
        _shard = shard;
        _timing = timing;
        _legs = legs;
        _epoll = LibC.EpollCreate(0);
        if (_epoll < 0)
        {
            throw new InvalidOperationException("epoll_create1 failed: no descriptors left?");
        }

        // struct epoll_event is packed on x86-64 only: 4 bytes of events, then 8 of data at once instead of at 8.
        var isPacked = RuntimeInformation.ProcessArchitecture == Architecture.X64;
        _stride = isPacked ? 12 : 16;
        _markOffset = isPacked ? 4 : 8;
        _thread = new Thread(Loop) { IsBackground = true, Name = name };
    }

    public void Start() => _thread.Start();

    public void Add(LegReceiving leg)
    {
        leg.Socket.QueueErrors();
        Watch(LibC.EpollAdd, leg.Socket.Descriptor, leg.Index);
    }

    public void Remove(LegReceiving leg) => Watch(LibC.EpollRemove, leg.Socket.Descriptor, leg.Index);

    public void AddControl(MediaSocket socket)
    {
        _controlDescriptor = socket.Descriptor;
        Watch(LibC.EpollAdd, _controlDescriptor, ControlMark);
    }

    public void Dispose()
    {
        _stop = true;
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        _ = LibC.Close(_epoll);
    }

    private void Watch(int operation, int descriptor, long mark)
    {
        var watched = stackalloc byte[16];
        *(uint*)watched = LibC.EpollIn;
        *(long*)(watched + _markOffset) = mark;
        _ = LibC.EpollControl(_epoll, operation, descriptor, watched);
    }

    private void Loop()
    {
        _timing.PrepareThread(isPaced: false);
        var ready = (byte*)NativeMemory.Alloc(Batch * 16);
        var datagram = (byte*)NativeMemory.Alloc(DatagramBytes);
        while (!_stop)
        {
            var count = LibC.EpollWait(_epoll, ready, Batch, _shard.WaitsForKeyEnd ? KeyTimeoutMs : IdleTimeoutMs);
            var nowNs = _timing.NowNs;
            for (var n = 0; n < count; n++)
            {
                var entry = ready + (n * _stride);
                Take(*(uint*)entry, *(long*)(entry + _markOffset), datagram, nowNs);
            }

            if (_shard.WaitsForKeyEnd)
            {
                _shard.OnTime(nowNs);
            }
        }

        NativeMemory.Free(ready);
        NativeMemory.Free(datagram);
    }

    private void Take(uint events, long mark, byte* datagram, long nowNs)
    {
        var leg = mark == ControlMark ? null : Volatile.Read(ref _legs[mark]);
        if (mark != ControlMark && leg is null)
        {
            return;
        }

        if (leg is not null && (events & LibC.EpollError) != 0)
        {
            ReadErrors(leg, datagram);
        }

        // Also when there is only an error: one that found no room in the queue is cleared by reading, and would wake us for ever.
        Read(leg, datagram, nowNs);
    }

    /// <summary>Empties the socket's error queue, so that it wakes nobody any more; each entry comes with the address that was sent to.</summary>
    private static void ReadErrors(LegReceiving leg, byte* datagram)
    {
        for (var read = 0; read < MostErrors; read++)
        {
            WireAddress to = default;
            var addressLength = (uint)sizeof(WireAddress);
            if (LibC.ReceiveFrom(leg.Socket.Descriptor, datagram, DatagramBytes, LibC.DontWait | LibC.ErrorQueue, &to, &addressLength) < 0)
            {
                return;
            }

            ReceiveShard.OnUnreachable(leg, to);
        }
    }

    private void Read(LegReceiving? leg, byte* datagram, long nowNs)
    {
        WireAddress from;
        var addressLength = (uint)sizeof(WireAddress);
        var descriptor = leg?.Socket.Descriptor ?? _controlDescriptor;
        var length = LibC.ReceiveFrom(descriptor, datagram, DatagramBytes, LibC.DontWait, &from, &addressLength);
        if (length < 0)
        {
            // Nothing there after all, or the ICMP error of an earlier send, which reading it has cleared.
            return;
        }

        var bytes = new ReadOnlySpan<byte>(datagram, (int)length);
        if (leg is null)
        {
            _shard.OnControl(bytes, from, nowNs);
        }
        else
        {
            _shard.OnDatagram(leg, bytes, from, nowNs);
        }
    }
}
