using System.Net;
using Engine.Sip.Auth;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Counters;
using Engine.Sip.Dialogs;
using Engine.Sip.Transport;
using Engine.Sip.Transport.Linux;
using Engine.Sip.Transport.Udp;

namespace Engine.Sip.Agent;

/// <summary>
/// One <see cref="UserAgent"/> with its thread and its UDP socket. The thread owns all call state; other threads reserve slots and queue
/// commands, both without a lock. Time is monotonic, from the given provider's time stamps (TXN-33).
/// </summary>
public sealed class SipShard : ICallAgent, IDisposable
{
    /// <summary>Datagrams read before timers are looked at again.</summary>
    private const int DatagramsPerLoop = 256;

    /// <summary>The longest sleep, so that a lost wake-up can never hang the shard.</summary>
    private const long LongestSleep = 100 * TimeSpan.TicksPerMillisecond;

    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly UdpPort _port;
    private readonly IShardWaiter _waiter;
    private readonly UserAgent _agent;
    private readonly Thread _thread;
    private readonly Action<SipEndpoint> _unreachable;
    private volatile bool _stopping;
    private int _disposed;

    /// <summary>Binds the socket; <see cref="Start"/> begins to work.</summary>
    public SipShard(SipShardConfig config, TimeProvider time, IEntropy? entropy = null)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _port = new UdpPort(config.Listen, config.ReceiveBufferBytes, config.Tap);
        _waiter = OperatingSystem.IsLinux() && Environment.Is64BitProcess && !config.PortableWaiting ? new LinuxWaiter(_port.Socket) : new PortableWaiter(_port.Socket);
        LocalEndPoint = _port.Local;
        var self = new LocalIdentity(
            config.AdvertisedHost ?? HostText(LocalEndPoint.Address), config.AdvertisedPort == 0 ? LocalEndPoint.Port : config.AdvertisedPort, config.UserAgent);
        _agent = new UserAgent(_port, entropy ?? new SystemEntropy(), self, config) { Wake = _waiter.Wake };
        _agent.SetPeers(config.Peers);
        _unreachable = destination => _agent.Unreachable(destination);
        _thread = new Thread(Run) { Name = "sip-shard", IsBackground = true };
    }

    /// <summary>Where the socket is bound.</summary>
    public IPEndPoint LocalEndPoint { get; }

    /// <summary>The receive buffer the kernel granted, in bytes (TRN-16).</summary>
    public int GrantedReceiveBytes => _port.GrantedReceiveBytes;

    /// <summary>Transactions alive, all machines.</summary>
    public long LiveTransactions => _agent.LiveTransactions;

    /// <summary>Call slots taken.</summary>
    public int LiveCalls => _agent.LiveCalls;

    /// <summary>Begins to read and to keep time.</summary>
    public void Start() => _thread.Start();

    /// <summary>Replaces the addresses that may talk to us.</summary>
    public void SetPeers(IEnumerable<IPAddress> addresses) => _agent.SetPeers(addresses);

    /// <summary>From now on OPTIONS outside a dialog is answered 503: no new calls are taken, those that are up go on.</summary>
    public void Drain() => _agent.Drain();

    /// <summary>All counters.</summary>
    public IReadOnlyList<SipMetric> Metrics() =>
    [
        .. _agent.Metrics(),
        new SipMetric("socket", "receive_buffer_bytes", GrantedReceiveBytes, IsGauge: true),
        new SipMetric("socket", "kernel_drops", KernelDrops.OfUdpPort(LocalEndPoint)),
    ];

    public int Room => _agent.Room;

    public CallTicket? Reserve(in CallPlan plan) => _agent.Reserve(plan);

    public void Place(CallTicket ticket, CallSettings settings, ReadOnlyMemory<byte> sdpOffer, ICallObserver observer) =>
        _agent.Place(ticket, settings, sdpOffer, observer);

    public void Cancel(CallTicket ticket, CancelCause cause) => _agent.Cancel(ticket, cause);

    public void HangUp(CallTicket ticket, HangUpCause cause, int? q850 = null) => _agent.HangUp(ticket, cause, q850);

    public void Reoffer(CallTicket ticket, ReadOnlyMemory<byte> sdpOffer) => _agent.Reoffer(ticket, sdpOffer);

    public void Release(CallTicket ticket) => _agent.Release(ticket);

    public void EndOrphan(CallTicket ticket, ConfirmedDialog? dialog, ICallObserver? observer, TrunkCredentials? credentials = null) =>
        _agent.EndOrphan(ticket, dialog, observer, credentials);

    public void EndAll() => _agent.EndAll();

    /// <summary>Stops the thread and closes the socket at once; once is enough. End the calls before, by <see cref="EndAll"/>.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _stopping = true;
        _waiter.Wake();
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        _waiter.Dispose();
        _port.Dispose();
    }

    private static string HostText(IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    private void Run()
    {
        var signalled = false;
        while (!_stopping)
        {
            var busy = false;
            try
            {
                busy = Step(signalled);
            }
            catch (Exception fault)
            {
                // The edge: our own fault in one datagram or timer must not end all other calls. The failed step is not repeated.
                _agent.ReportFault(fault);
            }

            signalled = false;
            if (!busy && !_agent.HasCommands)
            {
                var wait = Math.Min(_agent.NextDue - Now(), LongestSleep);
                if (wait > 0)
                {
                    signalled = _waiter.Wait(wait);
                }
            }
        }
    }

    /// <summary>Timers and commands, then datagrams, then ICMP errors; true when there may be more at once.</summary>
    private bool Step(bool signalled)
    {
        var busy = _agent.Advance(Now());
        busy |= ReadDatagrams(signalled);
        if (_port.ErrorsPending)
        {
            _port.ErrorsPending = false;
            _port.Errors.Drain(_unreachable);
        }

        return busy;
    }

    /// <summary>True when there may be more.</summary>
    private bool ReadDatagrams(bool signalled)
    {
        for (var i = 0; i < DatagramsPerLoop; i++)
        {
            if (!_port.TryReceive(signalled && i == 0, out var datagram, out var source))
            {
                return false;
            }

            _agent.Receive(datagram, source);
        }

        return true;
    }

    private long Now() => _time.GetElapsedTime(_origin).Ticks;
}
