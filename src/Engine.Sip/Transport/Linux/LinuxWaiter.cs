using System.Net.Sockets;

namespace Engine.Sip.Transport.Linux;

/// <summary>Sleeps in ppoll on the socket and an eventfd: wakes within tens of microseconds, with times finer than a millisecond.</summary>
internal sealed class LinuxWaiter : IShardWaiter
{
    private readonly Socket _socket;
    private readonly Lock _closing = new();
    private readonly int _event;
    private int _pending;
    private bool _closed;

    internal LinuxWaiter(Socket socket)
    {
        _socket = socket;
        _event = LinuxCalls.EventFd(0, LinuxCalls.EventFdFlags);
        if (_event < 0)
        {
            throw new InvalidOperationException("eventfd is refused: no descriptors left?");
        }
    }

    public unsafe bool Wait(long ticks)
    {
        var descriptors = stackalloc LinuxCalls.PollDescriptor[2];
        descriptors[0] = new() { Descriptor = (int)_socket.Handle, Wanted = LinuxCalls.PollIn };
        descriptors[1] = new() { Descriptor = _event, Wanted = LinuxCalls.PollIn };
        var timeout = new LinuxCalls.TimeSpec
        {
            Seconds = ticks / TimeSpan.TicksPerSecond,
            Nanoseconds = ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick,
        };
        var ready = LinuxCalls.Poll(descriptors, 2, &timeout, null);
        if (ready > 0 && descriptors[1].Happened != 0)
        {
            ulong count;
            LinuxCalls.Read(_event, &count, sizeof(ulong));
            Volatile.Write(ref _pending, 0);
        }

        return ready > 0 && descriptors[0].Happened != 0;
    }

    public unsafe void Wake()
    {
        // One write is enough until the sleeper has seen it; the others are saved a system call.
        if (Interlocked.Exchange(ref _pending, 1) == 0)
        {
            lock (_closing)
            {
                ulong one = 1;
                if (!_closed)
                {
                    LinuxCalls.Write(_event, &one, sizeof(ulong));
                }
            }
        }
    }

    /// <summary>The number of a closed descriptor is soon somebody else's: it is closed once, and never written to again.</summary>
    public void Dispose()
    {
        lock (_closing)
        {
            if (!_closed)
            {
                _closed = true;

                // Nothing can be done about a descriptor that does not close.
                _ = LinuxCalls.Close(_event);
            }
        }
    }
}
